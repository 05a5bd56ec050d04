import { planFixture } from '../../../support/plan-fixture';
import { writtenGroup } from '../../../support/written-group';
import type { ReadinessRow } from '../readiness-row';
import { changed, grouped, withoutGroups, withProperty } from '../readiness-row';

/** One reader of all that is written, and what of each tells its zone. */
const clients = (writing: number, reading: number) => ({
  write: { ...writtenGroup('a').write, sameZonePercent: writing },
  reads: [{ kind: 'live' as const, name: 'views', consumerGroups: ['inventory.views'], sameZonePercent: reading }],
});

const bill = planFixture.bill!;

export const costRows: readonly ReadinessRow[] = [
  { id: 'full-path-bill', status: 'ready', where: 'it has lines', says: /6 lines of 5 kinds/ },
  {
    id: 'full-path-bill',
    status: 'unknown',
    where: 'no price is known',
    given: () => ({ bill: 'none' }),
    says: /No price/,
  },
  {
    id: 'full-path-bill',
    status: 'unknown',
    where: 'prices are old',
    given: () => ({ bill: { ...bill, confidence: 'reduced' } }),
    says: /of 2026-06-01, 173 days before the plan\.$/,
  },
  {
    id: 'full-path-bill',
    status: 'ready',
    where: 'one price was never held against its source',
    given: () => ({
      bill: { ...bill, prices: bill.prices.map((each, index) => ({ ...each, recalled: index === 0 })) },
    }),
    says: /; 1 of 2 was never held against its source\.$/,
  },
  {
    id: 'full-path-bill',
    status: 'risk',
    where: 'it is one sum',
    given: () => ({
      bill: { ...bill, systems: bill.systems.map((each) => ({ ...each, lines: each.lines.slice(0, 1) })) },
    }),
    says: /one kind of cost/,
  },
  { id: 'cost-owner', status: 'ready', where: 'owner and shares are there', says: /Platform answers for it/ },
  {
    id: 'cost-owner',
    status: 'unknown',
    where: 'nobody is named',
    of: changed((written) => {
      written.ownership = {};
    }),
    says: /ownership\.price/,
  },
  {
    id: 'cost-owner',
    status: 'risk',
    where: 'a group has no share',
    given: () => ({ bill }),
    says: /inventory: no share/,
  },
  {
    id: 'zone-traffic',
    status: 'ready',
    where: 'clients tell their zone',
    says: /route by zone.*Clients that tell their zone move 9\d % of all bytes/,
  },
  {
    id: 'zone-traffic',
    status: 'notApplicable',
    where: 'there is one zone',
    of: changed((written) => {
      written.zones = written.zones.slice(0, 1);
      written.kafka.controllers.zones = ['use1-az4'];
    }),
    says: /in one zone/,
  },
  {
    id: 'zone-traffic',
    status: 'risk',
    where: 'the router is off',
    of: changed((written) => {
      written.kafka.zoneRouter = false;
    }),
    says: /kafka\.zoneRouter/,
  },
  {
    id: 'zone-traffic',
    status: 'risk',
    where: 'brokers do not route',
    given: withProperty('automq.zonerouter.channels', ''),
    says: /automq\.zonerouter\.channels/,
  },
  {
    id: 'zone-traffic',
    status: 'risk',
    where: 'clients tell no zone',
    of: grouped({ ...clients(0, 0), users: [] }),
    says: /move 0 % of all bytes.*less than 50 % of those of inventory/,
  },
  {
    id: 'zone-traffic',
    status: 'risk',
    where: 'most bytes are of clients that tell none',
    of: grouped(clients(90, 0)),
    says: /move 4\d % of all bytes.*less than 50 % of those of inventory/,
  },
  {
    id: 'zone-traffic',
    status: 'ready',
    where: 'a few bytes are of clients that tell none',
    of: grouped(clients(90, 60)),
    says: /at least 50 % of each group’s/,
  },
  {
    id: 'zone-traffic',
    status: 'unknown',
    where: 'there is no group',
    of: withoutGroups,
    says: /no workload group/,
  },
  {
    id: 'cost-owner',
    status: 'unknown',
    where: 'there is no group to divide it among',
    of: withoutGroups,
    says: /no workload group/,
  },
];
