import { brokerKeys } from '../../facts/broker-keys';
import type { Demand, Resource } from '../../model/capacity/capacity';
import { noDemand } from '../../model/capacity/no-demand';
import { mib } from '../../model/capacity/mib';
import { resourceNames } from '../../model/capacity/resource-names';
import { bindingUse, resourceUses } from '../../model/capacity/resource-uses';
import type { Site } from '../../model/capacity/site';
import { siteOfDeployment } from '../../model/capacity/site-of-deployment';
import { healthySpread } from '../../model/capacity/spread';
import type { Deployment } from '../../model/deployment';
import type { ContractSet } from '../model/contract-set';
import { accessesOf } from '../model/contract-set';
import { desiredQuotas } from './desired-quotas';
import type { DesiredQuota } from './desired-state';

export type QuotaKind = 'producer' | 'consumer' | 'both' | 'request';

/** The quotas of one kind, held against what one broker carries, since a quota holds on each broker. */
export interface QuotaSum {
  readonly kind: QuotaKind;
  readonly unit: 'bytes/s' | 'percent';
  /** Of all principals, on one broker. */
  readonly sum: number;
  /** What one broker carries of it with the headroom of the plan. */
  readonly capacity: number;
  readonly fits: boolean;
  /** The resource of the broker that runs out first. */
  readonly binding: string;
  /** Principals with such a quota, by name. */
  readonly principals: readonly string[];
  /** Principals that do it without a quota, by name; the sum says nothing of them. */
  readonly unlimited: readonly string[];
  /** The formula in words, with its figures. */
  readonly basis: string;
}

/**
 * Sums of the quotas that contracts give, of each kind that somebody has. All principals may use theirs at once, on every
 * broker. Bytes are held against the capacity model (`resourceUses`: network, CPU and cache of a broker) less the headroom
 * of the plan, request time against `(num.io.threads + num.network.threads) * 100` percent (Kafka 3.9, Design: Quotas).
 */
export function quotaSums(deployment: Deployment, contracts: ContractSet): readonly QuotaSum[] {
  const quotas = desiredQuotas(accessesOf(contracts));
  const site = siteOfDeployment(deployment);
  const bytes = (kind: 'producer' | 'consumer' | 'both') => bytesSum(kind, { quotas, contracts, site });
  const sums = [bytes('producer'), bytes('consumer'), bytes('both'), requestSum(deployment, quotas, contracts)];
  return sums.filter(({ principals }) => principals.length > 0);
}

/** What bytes of clients use up; partitions and connections are there whatever the quotas are. */
const byteResources: readonly Resource[] = ['networkIn', 'networkOut', 'cpu', 'cache'];

const rates = {
  producer: ({ producerByteRate = 0 }: DesiredQuota) => ({ written: producerByteRate, read: 0 }),
  consumer: ({ consumerByteRate = 0 }: DesiredQuota) => ({ written: 0, read: consumerByteRate }),
  both: ({ producerByteRate = 0, consumerByteRate = 0 }: DesiredQuota) => ({
    written: producerByteRate,
    read: consumerByteRate,
  }),
} as const;

interface Bytes {
  readonly quotas: readonly DesiredQuota[];
  readonly contracts: ContractSet;
  readonly site: Site;
}

function bytesSum(kind: 'producer' | 'consumer' | 'both', { quotas, contracts, site }: Bytes): QuotaSum {
  const each = quotas.map((quota) => ({ user: quota.user, ...rates[kind](quota) }));
  const having = each.filter(({ written, read }) => written + read > 0);
  const written = total(having.map((quota) => quota.written));
  const read = total(having.map((quota) => quota.read));
  const oneInEachZone = healthySpread(site, 1);
  const demand = demandOf({ written, read }, oneInEachZone.brokers);
  const uses = resourceUses(demand, site, oneInEachZone).filter(({ resource }) => byteResources.includes(resource));
  const highest = bindingUse(uses);
  const most = 100 - site.headroomPercent;
  const sum = written + read;
  return {
    kind,
    unit: 'bytes/s',
    sum,
    capacity: highest.percent === 0 ? Infinity : (sum * most) / highest.percent,
    fits: highest.percent <= most,
    binding: resourceNames[highest.resource],
    principals: having.map(({ user }) => user),
    unlimited: unlimited(contracts, having, kind),
    basis: `${inMib(written)} MiB/s of producers and ${inMib(read)} MiB/s of consumers on a broker use ${Math.round(highest.percent)} % of its ${resourceNames[highest.resource]}, of ${most} % that the plan allows (${highest.basis}).`,
  };
}

/** As if each broker were one of one in each zone; written records are read at once where consumers have a quota too. */
const demandOf = ({ written, read }: { readonly written: number; readonly read: number }, brokers: number): Demand => ({
  ...noDemand,
  writeBytesPerSecond: written * brokers,
  liveReadBytesPerSecond: read * brokers,
  liveWrittenBytesPerSecond: read > 0 ? written * brokers : 0,
});

const threadSettings = ['num.io.threads', 'num.network.threads'] as const;

function requestSum({ kafka }: Deployment, quotas: readonly DesiredQuota[], contracts: ContractSet): QuotaSum {
  const threads = threadSettings.map((name) => {
    const own = kafka.properties[name];
    return Number(own === undefined ? brokerKeys.get(name)?.default : own);
  });
  const having = quotas.filter(({ requestPercentage }) => requestPercentage !== undefined);
  const sum = total(having.map(({ requestPercentage = 0 }) => requestPercentage));
  const capacity = 100 * total(threads);
  return {
    kind: 'request',
    unit: 'percent',
    sum,
    capacity,
    fits: sum <= capacity,
    binding: 'request threads',
    principals: having.map(({ user }) => user),
    unlimited: unlimited(contracts, having, 'request'),
    basis: `${sum} % of ${capacity} %: a broker has ${threads.join(' and ')} threads (${threadSettings.join(' and ')}).`,
  };
}

const doing: Readonly<Record<QuotaKind, (action: 'send' | 'receive') => boolean>> = {
  producer: (action) => action === 'send',
  consumer: (action) => action === 'receive',
  both: () => true,
  request: () => true,
};

const unlimited = (contracts: ContractSet, having: readonly { readonly user: string }[], kind: QuotaKind) => {
  const limited = new Set(having.map(({ user }) => user));
  const others = accessesOf(contracts).filter(
    ({ action, principal }) => doing[kind](action) && !limited.has(principal),
  );
  return [...new Set(others.map(({ principal }) => principal))].sort();
};

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

const inMib = (bytesPerSecond: number) => Math.round((bytesPerSecond / mib) * 10) / 10;
