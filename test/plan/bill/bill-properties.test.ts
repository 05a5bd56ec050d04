import * as fc from 'fast-check';
import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import type { RaisedRate, WorkloadGroup } from '../../../lib/model/workload-group';
import { workloadGroup } from '../../../lib/model/workload-group';
import { scenarios } from '../../../lib/plan/bill/band';
import type { Band, Bill, SystemBill, SystemId } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import type { ExampleName } from '../../support/example';
import { example } from '../../support/example';
import { calendarsAndWorkloads } from '../../support/generated-workloads';

const names: readonly ExampleName[] = ['production', 'production-existing', 'minimal'];
const bases = new Map(names.map((name) => [name, example(name)]));

/** An example that carries generated workloads. */
const deployments: fc.Arbitrary<Deployment> = fc.constantFrom(...names).chain((name) => {
  const base = bases.get(name)!;
  const ways = [
    'cluster' as const,
    ...(base.access.network ? ['network' as const] : []),
    ...(base.access.privateLink ? ['privateLink' as const] : []),
  ];
  return calendarsAndWorkloads({ ways, users: [] }).map(({ calendars, workloads }) => ({
    ...base,
    calendars,
    workloads: workloads.map(workloadGroup),
  }));
});

const bill = (deployment: Deployment): Bill => billOf(deployment, capacityOf(deployment), '2026-11-21')!;

const withGroups = (deployment: Deployment, change: (group: WorkloadGroup) => WorkloadGroup): Deployment => ({
  ...deployment,
  workloads: deployment.workloads.map(change),
});

const doubled = (group: WorkloadGroup): WorkloadGroup => {
  const twice = <T extends RaisedRate>(rate: T | undefined) =>
    rate && { ...rate, bytesPerSecond: rate.bytesPerSecond * 2 };
  return {
    ...group,
    write: {
      ...group.write,
      normalBytesPerSecond: group.write.normalBytesPerSecond * 2,
      promotional: twice(group.write.promotional),
      exceptional: twice(group.write.exceptional),
      repairs: twice(group.write.repairs),
    },
    reads: group.reads.map((reader) => ({ ...reader, replay: twice(reader.replay) })),
  };
};

const longer = (group: WorkloadGroup): WorkloadGroup => ({ ...group, retainedHours: group.retainedHours * 3 });

const moreTold = (group: WorkloadGroup): WorkloadGroup => {
  const more = (share: number) => Math.min(1, share + 0.3);
  return {
    ...group,
    write: { ...group.write, sameZoneShare: more(group.write.sameZoneShare) },
    reads: group.reads.map((reader) => ({ ...reader, sameZoneShare: more(reader.sameZoneShare) })),
  };
};

const system = ({ systems }: Bill, id: SystemId): SystemBill => systems.find((each) => each.id === id)!;

/** Brokers of a system as its sizing says: `12 brokers …`. */
const brokersOf = ({ sizing }: SystemBill) => Number(sizing.split(' ')[0]);

/** Amounts are equal but for the last digits of a sum. */
const atLeast = (amount: number, least: number) => {
  expect(amount).toBeGreaterThanOrEqual(least * (1 - 1e-9) - 1e-9);
};

const ordered = ({ low, typical, high }: Band) => {
  atLeast(typical, low);
  atLeast(high, typical);
};

const holds = (property: (deployment: Deployment) => void) => {
  fc.assert(fc.property(deployments, property), { numRuns: 15, seed: 5 });
};

/** Made once, for what is true of every single bill. */
const bills = fc.sample(deployments, { numRuns: 25, seed: 11 }).map(bill);

test('lines sum to totals by payer, and owners’ parts to what the account of this deployment pays', () => {
  for (const { systems, showback } of bills) {
    for (const { lines, total, totalByPayer } of systems) {
      for (const scenario of scenarios) {
        expect(totalByPayer.deployment[scenario] + totalByPayer.client[scenario]).toBeCloseTo(total[scenario], 6);
        const paid = lines.filter(({ memo }) => memo !== true);
        const sum = paid.reduce((amount, { monthly }) => amount + monthly[scenario], 0);
        expect(total[scenario]).toBeCloseTo(sum, 6);
      }
    }
    if (showback.length === 0) continue;
    for (const scenario of scenarios) {
      const parts = showback.reduce((amount, { monthly }) => amount + monthly[scenario], 0);
      expect(parts).toBeCloseTo(systems[0]!.totalByPayer.deployment[scenario], 6);
    }
  }
  expect(bills.some(({ showback }) => showback.length > 1)).toBe(true);
});

test('no line is cheaper than its low end or dearer than its high one', () => {
  for (const { systems, showback } of bills) {
    for (const { lines, total } of systems) {
      ordered(total);
      for (const { monthly } of lines) ordered(monthly);
    }
    for (const { monthly } of showback) ordered(monthly);
  }
});

test('the typical amount of a line is its quantity times its price', () => {
  for (const { quantity, unitPrice, monthly } of bills.flatMap(({ systems }) =>
    systems.flatMap(({ lines }) => lines),
  )) {
    expect(monthly.typical).toBeCloseTo(quantity * unitPrice, 6);
  }
});

test('items are unique within a system, and every one says what drives it', () => {
  for (const { lines } of bills.flatMap(({ systems }) => systems)) {
    const items = lines.map(({ item }) => item);
    expect(items).toEqual([...new Set(items)]);
    expect(lines.filter(({ basis }) => basis === '')).toEqual([]);
  }
});

test('twice the traffic never lowers a bill or the number of brokers of any system', () => {
  holds((deployment) => {
    const once = bill(deployment);
    const twice = bill(withGroups(deployment, doubled));
    for (const before of once.systems) {
      const after = system(twice, before.id);
      expect(brokersOf(after)).toBeGreaterThanOrEqual(brokersOf(before));
      for (const scenario of scenarios) atLeast(after.total[scenario], before.total[scenario]);
    }
  });
});

test('no system gets cheaper as adoption grows', () => {
  for (const { adoption, systems } of bills) {
    for (const { id } of systems) {
      adoption.slice(1).forEach(({ totals }, index) => {
        atLeast(totals[id], adoption[index]!.totals[id]);
      });
    }
  }
});

test('more clients that tell their zone never raise a bill', () => {
  holds((deployment) => {
    const before = bill(deployment);
    const after = bill(withGroups(deployment, moreTold));
    for (const { id, total } of before.systems) {
      for (const scenario of scenarios) atLeast(total[scenario], system(after, id).total[scenario]);
    }
  });
});

test('a longer retention changes nothing of this deployment but what it stores, and takes no broker elsewhere', () => {
  holds((deployment) => {
    const before = bill(deployment);
    const after = bill(withGroups(deployment, longer));
    const others = ({ lines }: SystemBill) => lines.filter(({ category }) => category !== 'objectStorage');
    expect(others(system(after, 'automq'))).toEqual(others(system(before, 'automq')));
    for (const each of before.systems) {
      expect(brokersOf(system(after, each.id))).toBeGreaterThanOrEqual(brokersOf(each));
      for (const scenario of scenarios) atLeast(system(after, each.id).total[scenario], each.total[scenario]);
    }
  });
});
