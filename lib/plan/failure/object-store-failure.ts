import type { Deployment } from '../../model/deployment';
import type { DescribedFailure } from './described-failure';
import { timingText } from './timing-text';

/** The object store is away or refuses. */
export const objectStoreFailure = (deployment: Deployment): DescribedFailure => ({
  id: 'objectStore',
  name: deployment.platform.kind === 'aws' ? 'S3' : 'Object store',
  effect: `${written(deployment)} Live readers go on with what is in memory, history can’t be read, and a broker that starts is not ready until the store answers.`,
  duration: `As long as the store is away, and a broker that ended until it has started again. A call is given up after ${timingText('s3Attempt')} and tried again; an answer of 403 is retried for ever, so a wrong right looks like an outage and ends without a restart.`,
  dataLoss:
    'None of what was acknowledged. The store holds the only copy of the records: what it loses, or a rule of the bucket expires, is lost.',
  owner: deployment.ownership.buckets,
  runbook: 'The object store refuses or is away',
  onBrokerLocalKafka:
    'Nothing: records are on disks of brokers. With tiered storage, history can’t be read and disks fill while it can’t be moved.',
});

const written = ({ objectStore: { dataBucket }, wal }: Deployment): string =>
  wal.kind === 's3'
    ? `Nothing is acknowledged any more, since the log is in ${dataBucket}. Calls are tried again; a broker whose write to the log is given up ends and is started again.`
    : `Brokers acknowledge until the log’s volume and the cache are full, since ${dataBucket} takes nothing.`;
