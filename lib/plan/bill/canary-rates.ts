import { channelBatchMs } from '../../model/capacity/s3-rates';
import type { S3Rates } from '../../model/capacity/s3-rates';
import type { Deployment } from '../../model/deployment';
import { canaryIntervalSeconds } from '../../model/monitors';

/**
 * What canaries ask of the object store where nobody else writes: in each of their rounds every broker writes an object of
 * its WAL, and with the zone router those of the canary's zone one of the channel, which two brokers of every other zone
 * read (see `s3Rates`). Where anybody writes, their records ride along in objects that are counted already.
 */
export function canaryRates(deployment: Deployment, brokers: number): S3Rates {
  const { canary, wal, kafka, brokers: zones } = deployment;
  const interval = canaryIntervalSeconds(deployment);
  if (!canary || interval === undefined) return { putPerSecond: 0, getPerSecond: 0 };
  const rounds = (1 + canary.tried.length) / interval;
  const walPuts = wal.kind === 's3' ? brokers * Math.min(zones.length * rounds, 1000 / wal.batchIntervalMs) : 0;
  const channelPuts = kafka.zoneRouter ? brokers * Math.min(rounds, 1000 / channelBatchMs) : 0;
  return { putPerSecond: walPuts + channelPuts, getPerSecond: channelPuts * (zones.length - 1) * 2 };
}
