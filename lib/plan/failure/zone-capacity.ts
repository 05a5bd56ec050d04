import type { Capacity } from '../../model/capacity/capacity';
import type { Deployment } from '../../model/deployment';
import { listed } from '../../model/wording';
import { brokerCount } from './deployed-processes';

/** Whether the brokers of the other zones carry the load while one is away, in a sentence. */
export interface ZoneCapacity {
  readonly kind: 'unplanned' | 'unknown' | 'short' | 'fits';
  readonly says: string;
}

export function zoneCapacity(
  { plan, workloads, brokers }: Pick<Deployment, 'plan' | 'workloads' | 'brokers'>,
  { perEnvelope }: Pick<Capacity, 'perEnvelope'>,
): ZoneCapacity {
  if (plan.survive !== 'zone') return { kind: 'unplanned', says: 'Capacity is not planned for that (`plan.survive`).' };
  if (workloads.length === 0)
    return { kind: 'unknown', says: 'Whether they carry the load is not known: no workload group is described.' };
  const short = perEnvelope.filter(({ fits }) => !fits).map(({ envelope }) => envelope);
  const { least, most } = brokerCount({ brokers });
  const later = most > least ? ' once the autoscaler has added what it may' : '';
  if (short.length === 0)
    return { kind: 'fits', says: `Capacity is planned for that, and every envelope fits${later}.` };
  const envelopes = `the ${listed(short)} ${short.length === 1 ? 'envelope does' : 'envelopes do'} not fit`;
  return { kind: 'short', says: `Capacity is planned for that, and ${envelopes}.` };
}
