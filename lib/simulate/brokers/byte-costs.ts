import { byteFlows, totalOf } from '../../model/capacity/byte-flows';
import { noDemand } from '../../model/capacity/no-demand';
import type { Demand } from '../../model/capacity/capacity';
import { historyFetchBytes } from '../../model/capacity/demand-of';
import { vcpusOf } from '../../model/capacity/resource-uses';
import type { Site } from '../../model/capacity/site';

/** What brokers use of their network and CPU for one byte that a client writes or reads. */
export interface ByteCost {
  readonly in: number;
  readonly out: number;
  /** vCPU seconds. */
  readonly cpu: number;
}

/** The capacity model byte by byte: whatever it reckons is in proportion to what clients do. */
export interface ByteCosts {
  readonly written: ByteCost;
  readonly liveRead: ByteCost;
  /** On top, for each written byte that has a live reader. */
  readonly liveWritten: ByteCost;
  /** History from the object store, with its fetches. */
  readonly storeRead: ByteCost;
  /** vCPU seconds of a produce request or a fetch. */
  readonly requestCpu: number;
}

/** @param zones zones whose brokers serve; with the zone router they read for each other */
export function byteCosts(site: Site, zones: number): ByteCosts {
  const costOf = (part: Partial<Demand>): ByteCost => {
    const demand = { ...noDemand, ...part };
    const flows = byteFlows(demand, site, zones);
    return { in: totalOf(flows.in), out: totalOf(flows.out), cpu: vcpusOf(demand, site) };
  };
  return {
    written: costOf({ writeBytesPerSecond: 1 }),
    liveRead: costOf({ liveReadBytesPerSecond: 1 }),
    liveWritten: costOf({ liveWrittenBytesPerSecond: 1 }),
    storeRead: costOf({ catchUpReadBytesPerSecond: 1, requestsPerSecond: 1 / historyFetchBytes }),
    requestCpu: costOf({ requestsPerSecond: 1 }).cpu,
  };
}
