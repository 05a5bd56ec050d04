import type { Demand } from './capacity';
import type { Site } from './site';

/** Bytes each second that brokers move for some reason, all brokers together. */
export interface ByteFlow {
  readonly what: string;
  readonly bytesPerSecond: number;
}

export interface ByteFlows {
  readonly in: readonly ByteFlow[];
  readonly out: readonly ByteFlow[];
}

type FlowSite = Pick<Site, 'zoneRouter' | 'wal' | 'constants'>;

/**
 * What comes in and goes out over the network of the brokers. All traffic with the object store is on it. Volumes have a
 * bandwidth of their own on EC2, an NFS has not. With the zone router every produced byte goes to its channel, whoever
 * leads the partition, and the WAL holds a link of some bytes in its place (AutoMQ 1.7.3, RouterOutV2 and
 * ElasticLogFileRecords). The router is reckoned for producers that all tell their zone, which is the dearer case.
 */
export function byteFlows(demand: Demand, { zoneRouter, wal, constants }: FlowSite, zones: number): ByteFlows {
  const { writeBytesPerSecond: written, catchUpReadBytesPerSecond: history } = demand;
  const rewritten = written * constants.compactionRewrite;
  const channel = zoneRouter ? written : 0;
  const walUploads = wal.kind === 'block' || zoneRouter ? 0 : constants.walUploads;
  const routed = routedBytesPerSecond(demand, { zoneRouter }, zones);
  const snapshots = snapshotBytesPerSecond(demand, { zoneRouter }, zones);
  return {
    in: [
      { what: 'produced', bytesPerSecond: written },
      { what: 'read by compaction', bytesPerSecond: rewritten },
      { what: 'history from the object store', bytesPerSecond: history },
      { what: 'read back from the router’s channel', bytesPerSecond: routed },
      { what: 'read for live readers of other zones', bytesPerSecond: snapshots },
    ],
    out: [
      { what: 'WAL', bytesPerSecond: written * walUploads },
      { what: 'data', bytesPerSecond: written * constants.dataUploads },
      { what: 'written by compaction', bytesPerSecond: rewritten },
      { what: 'to live readers', bytesPerSecond: demand.liveReadBytesPerSecond },
      { what: 'history to readers', bytesPerSecond: history },
      { what: 'to the router’s channel', bytesPerSecond: channel },
    ],
  };
}

/**
 * What producers send to a broker of their own zone while the leader is in another one: it goes to the leader through
 * the object store. Leaders are spread evenly over zones.
 */
export const routedBytesPerSecond = (
  { writeBytesPerSecond }: Pick<Demand, 'writeBytesPerSecond'>,
  { zoneRouter }: Pick<Site, 'zoneRouter'>,
  zones: number,
): number => (zoneRouter ? (writeBytesPerSecond * (zones - 1)) / zones : 0);

/** What the other zones read of each byte that has live readers, once for each of those zones. */
const snapshotBytesPerSecond = (
  { liveWrittenBytesPerSecond }: Pick<Demand, 'liveWrittenBytesPerSecond'>,
  { zoneRouter }: Pick<Site, 'zoneRouter'>,
  zones: number,
): number => (zoneRouter ? liveWrittenBytesPerSecond * (zones - 1) : 0);

export const totalOf = (flows: readonly ByteFlow[]): number =>
  flows.reduce((sum, { bytesPerSecond }) => sum + bytesPerSecond, 0);
