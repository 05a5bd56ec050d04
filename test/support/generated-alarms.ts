import { regions } from '../../lib/facts/regions';

interface Choices {
  readonly region: string;
  readonly account: string;
  readonly scraped: boolean;
  readonly publicApi: boolean;
  readonly existingBucket: boolean;
}

/** Alarms to a topic of either kind, or none; S3 counts requests where the bucket is the kit's. */
export function generatedAlarms({ region, account, scraped, publicApi, existingBucket }: Choices): object {
  if (!scraped) return { kind: 'none' };
  const topic = `arn:${regions[region]!.partition}:sns:${region}:${account}:on-call`;
  const notify = publicApi ? { kind: 'new' } : { kind: 'existing', topics: [topic] };
  return {
    kind: 'cloudWatch',
    notify,
    bucketRequests: !existingBucket,
    changed: publicApi ? [{ alarm: 'VcpusNearQuota', threshold: 50, reason: 'Raising it takes a week.' }] : [],
  };
}
