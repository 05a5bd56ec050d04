import type { Demand } from './capacity';
import { mib } from './mib';
import type { Site } from './site';
import type { Spread } from './spread';

/** Requests to the object store each second, all brokers together. */
export interface S3Rates {
  readonly putPerSecond: number;
  readonly getPerSecond: number;
}

export type StoredTraffic = Pick<
  Demand,
  'writeBytesPerSecond' | 'liveWrittenBytesPerSecond' | 'catchUpReadBytesPerSecond'
>;

/** Most bytes of one object of an object WAL: `maxBytesInBatch` of AutoMQ 1.7.3. */
const walObjectBytes = 8 * mib;

/** With the zone router the WAL holds links only, which never fill an object: one byte stands for them. */
const linkBytesPerSecond = 1;

/** Batches of the zone router’s channel, whose settings are always the default (AutoMQ 1.7.3, ObjectRouterChannel). */
export const channelBatchMs = 250;

/**
 * What brokers ask of the object store. At high rates it is the published law for each MB written; at low ones every
 * broker still writes an object for each interval of its WAL, and one more for the zone router’s channel, which then
 * takes the payload in its place. An object of the channel is read by a broker of every other zone for the partitions that lead there, and by one for the live readers.
 */
export function s3Rates(
  traffic: StoredTraffic,
  { wal, zoneRouter, constants }: Pick<Site, 'wal' | 'zoneRouter' | 'constants'>,
  { brokers, zones }: Spread,
): S3Rates {
  const { writeBytesPerSecond: written, liveWrittenBytesPerSecond: liveWritten } = traffic;
  const megabytes = written / 1e6;
  const inWal = zoneRouter ? Math.min(written, linkBytesPerSecond) : written;
  const walPuts = wal.kind === 's3' ? objectsPerSecond(inWal, brokers, wal.batchIntervalMs) : 0;
  const dataPuts = megabytes * Math.max(0, constants.putPerMegabyte - 1e6 / walObjectBytes);
  const channelPuts = zoneRouter ? objectsPerSecond(written, brokers, channelBatchMs) : 0;
  const readsOfObject = written === 0 ? 0 : (zones - 1) * (1 + liveWritten / written);
  return {
    putPerSecond: walPuts + dataPuts + channelPuts,
    getPerSecond:
      megabytes * constants.getPerMegabyte +
      traffic.catchUpReadBytesPerSecond / (constants.readMibPerGet * mib) +
      channelPuts * readsOfObject,
  };
}

/** An object is full, or its interval is over; whoever writes nothing uploads nothing. */
const objectsPerSecond = (bytesPerSecond: number, brokers: number, intervalMs: number) =>
  bytesPerSecond === 0 ? 0 : Math.max(bytesPerSecond / walObjectBytes, (brokers * 1000) / intervalMs);
