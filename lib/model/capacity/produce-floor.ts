import type { Deployment } from '../deployment';
import { channelBatchMs } from './s3-rates';

/** Tens of milliseconds for one upload to S3 in its region; others may be slower. */
const uploadMs = 50;

/**
 * What a produce takes at the slow end with nothing else in its way, milliseconds: the wait for a batch of the S3 WAL
 * and its upload, and the same for the router’s channel before it. 0 for a WAL on a volume.
 */
export function produceFloorMs({ wal, kafka, brokers }: Pick<Deployment, 'wal' | 'kafka' | 'brokers'>): number {
  const routed = kafka.zoneRouter && brokers.length > 1 ? channelBatchMs + uploadMs : 0;
  return routed + (wal.kind === 's3' ? wal.batchIntervalMs + uploadMs : 0);
}
