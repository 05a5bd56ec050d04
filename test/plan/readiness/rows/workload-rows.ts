import type { ReadinessRow } from '../readiness-row';
import { beside, capacity, grouped, provenByDrill, withoutGroups } from '../readiness-row';

const partitions = (change: { count?: number | undefined; hotKey?: boolean }) =>
  capacity((fitting) => ({ partitions: fitting.partitions.map((each) => ({ ...each, ...change })) }));

export const workloadRows: readonly ReadinessRow[] = [
  { id: 'workload-model', status: 'ready', where: 'groups are told apart', says: /^one group, each with/ },
  { id: 'workload-model', status: 'unknown', where: 'there is none', of: withoutGroups, says: /no workload group/ },
  {
    id: 'workload-model',
    status: 'unknown',
    where: 'nobody reads a group',
    of: grouped({ reads: [] }),
    says: /^inventory: nobody is named/,
  },
  {
    id: 'workload-model',
    status: 'risk',
    where: 'groups of different impact share a topic',
    of: beside({ topics: [{ name: 'inventory.a' }] }),
    says: /audit \(low\) and inventory \(high\) share topic inventory\.a/,
  },
  { id: 'write-envelope', status: 'ready', where: 'all rates are given', says: /ordinary, raised and repair rates/ },
  {
    id: 'write-envelope',
    status: 'risk',
    where: 'there is one rate',
    of: grouped({ write: { normal: { rate: '1 MB/s' } } }),
    says: /one rate only/,
  },
  {
    id: 'write-envelope',
    status: 'unknown',
    where: 'repairs are not said',
    of: grouped({ write: { normal: { rate: '1 MB/s' }, exceptional: { rate: '2 MB/s', hoursPerMonth: 1 } } }),
    says: /what repairs add is not said/,
  },
  { id: 'read-envelope', status: 'ready', where: 'readers are counted', says: /2 readers/ },
  {
    id: 'read-envelope',
    status: 'unknown',
    where: 'a reader names no consumer group',
    of: grouped({ reads: [{ kind: 'live', name: 'views' }], retentionHours: { audit: 72 } }),
    says: /without its consumer groups/,
  },
  {
    id: 'read-envelope',
    status: 'risk',
    where: 'history is kept for a replay that is not counted',
    of: grouped({ reads: [{ kind: 'live', name: 'views', consumerGroups: ['views'] }] }),
    says: /no replay is counted/,
  },
  { id: 'partitions', status: 'ready', where: 'there are enough', says: /asks for 12 partitions and has 24/ },
  { id: 'partitions', status: 'risk', where: 'there are too few', given: partitions({ count: 3 }), says: /has 3/ },
  { id: 'partitions', status: 'risk', where: 'a key is too hot', given: partitions({ hotKey: true }), says: /one key/ },
  {
    id: 'partitions',
    status: 'unknown',
    where: 'their number is not said',
    given: partitions({ count: undefined }),
    says: /how many there are is not said/,
  },
  ...provenByDrill('topic-order'),
];
