import { brokerSize, cachesOf } from '../memory';
import { counted } from '../wording';
import type { ByteFlow } from './byte-flows';
import { byteFlows, totalOf } from './byte-flows';
import type { Demand, ResourceUse } from './capacity';
import { connectionsPerBroker } from './connections-per-broker';
import { mib, mibPerSecond, oneDecimal } from './mib';
import type { Site } from './site';
import type { Spread } from './spread';

/** Share of a broker’s heap for partitions and connections; the rest is for requests in flight, metadata and garbage. */
const heapShare = 0.5;

/** The zone router leaves a third of the WAL cache to a broker’s own writes (AutoMQ 1.7.3, s3stream S3Storage). */
const ownCacheShare = 1 / 3;

/** What one of the brokers uses of each resource when they share a demand evenly. */
export const resourceUses = (demand: Demand, site: Site, spread: Spread): readonly ResourceUse[] => [
  ...networkUses(demand, site, spread),
  cpuUse(demand, site, spread),
  ...memoryUses(demand, site, spread),
  ...countUses(demand, site, spread),
];

/** The resource that runs out first. */
export const bindingUse = (uses: readonly ResourceUse[]): ResourceUse =>
  uses.reduce((highest, use) => (use.percent > highest.percent ? use : highest));

/** A node so small that nothing of a resource is left has a limit of one, so that the share stays a number. */
const use = (parts: Omit<ResourceUse, 'percent'>): ResourceUse => ({
  ...parts,
  percent: (parts.used / Math.max(1, parts.limit)) * 100,
});

function networkUses(demand: Demand, site: Site, { brokers, zones }: Spread): readonly ResourceUse[] {
  const limit = (site.node.networkMbps * 1e6) / 8;
  const flows = byteFlows(demand, site, zones);
  const direction = (resource: 'networkIn' | 'networkOut', parts: readonly ByteFlow[]) =>
    use({
      resource,
      used: totalOf(parts) / brokers,
      limit,
      unit: 'bytes/s',
      basis: `${flowsInWords(parts)}, over ${counted(brokers, 'broker')}; each sustains ${mibPerSecond(limit)}`,
    });
  return [direction('networkIn', flows.in), direction('networkOut', flows.out)];
}

const flowsInWords = (flows: readonly ByteFlow[]) => {
  const moving = flows.filter(({ bytesPerSecond }) => bytesPerSecond > 0);
  if (moving.length === 0) return 'nothing';
  return moving.map(({ what, bytesPerSecond }) => `${what} ${mibPerSecond(bytesPerSecond)}`).join(' + ');
};

/** vCPUs that all brokers together need for a demand: for the bytes of clients, and for their requests. */
export function vcpusOf(demand: Demand, { tls, constants }: Pick<Site, 'tls' | 'constants'>): number {
  const forBytes = (clientBytes(demand) / (constants.clientMibPerSecondPerVcpu * mib)) * tlsFactor(tls, constants);
  return forBytes + demand.requestsPerSecond / constants.requestsPerSecondPerVcpu;
}

const clientBytes = ({ writeBytesPerSecond, liveReadBytesPerSecond, catchUpReadBytesPerSecond }: Demand) =>
  writeBytesPerSecond + liveReadBytesPerSecond + catchUpReadBytesPerSecond;

const tlsFactor = (tls: boolean, constants: Site['constants']) => (tls ? constants.tlsCpuFactor : 1);

function cpuUse(demand: Demand, { node, tls, constants }: Site, { brokers }: Spread): ResourceUse {
  const limit = node.podCpuMillis / 1000;
  return use({
    resource: 'cpu',
    used: vcpusOf(demand, { tls, constants }) / brokers,
    limit,
    unit: 'vCPU',
    basis: `${mibPerSecond(clientBytes(demand))} of clients at ${constants.clientMibPerSecondPerVcpu} MiB/s a vCPU${tls ? `, times ${tlsFactor(tls, constants)} for TLS` : ''}, and ${Math.round(demand.requestsPerSecond)} requests/s at ${constants.requestsPerSecondPerVcpu} a vCPU, over ${counted(brokers, 'broker')}; each has ${oneDecimal(limit)} vCPU`,
  });
}

function memoryUses(demand: Demand, site: Site, spread: Spread): readonly ResourceUse[] {
  const { constants, zoneRouter } = site;
  const { heapMib, directMib } = brokerSize(site.node);
  const partitions = demand.partitions / spread.brokers;
  const connections = connectionsPerBroker(site, spread);
  const written = demand.writeBytesPerSecond / spread.brokers;
  const cache = cachesOf(directMib).walBytes * (zoneRouter ? ownCacheShare : 1);
  return [
    use({
      resource: 'heap',
      used: 1024 * (partitions * constants.heapKibPerPartition + connections * constants.heapKibPerConnection),
      limit: heapMib * mib * heapShare,
      unit: 'bytes',
      basis: `${Math.ceil(partitions)} partitions of ${constants.heapKibPerPartition} KiB and ${Math.ceil(connections)} connections of ${constants.heapKibPerConnection} KiB, in half of a heap of ${heapMib} MiB`,
    }),
    use({
      resource: 'cache',
      used: written * constants.cachedSeconds,
      limit: cache,
      unit: 'bytes',
      basis: `${constants.cachedSeconds} s of ${mibPerSecond(written)} in a WAL cache of ${Math.round(cache / mib)} MiB${zoneRouter ? ', the third that the zone router leaves' : ''}`,
    }),
  ];
}

function countUses(demand: Demand, site: Site, spread: Spread): readonly ResourceUse[] {
  const { partitionsPerBroker, connectionsPerBroker: connectionsLimit } = site.constants;
  return [
    use({
      resource: 'partitions',
      used: demand.partitions / spread.brokers,
      limit: partitionsPerBroker,
      unit: 'count',
      basis: `${demand.partitions} partitions over ${counted(spread.brokers, 'broker')}; one carries ${partitionsPerBroker} well`,
    }),
    use({
      resource: 'connections',
      used: connectionsPerBroker(site, spread),
      limit: connectionsLimit,
      unit: 'count',
      basis: `${demand.connections} clients, each connected to the brokers of its partitions${site.zoneRouter ? ', in its own zone where it tells it' : ''}; a broker carries ${connectionsLimit} well`,
    }),
  ];
}
