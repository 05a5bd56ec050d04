import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import type { WorkloadGroup } from '../../../lib/model/workload-group';
import type { Bill } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import { example } from '../../support/example';
import { steadyGroup } from '../../support/steady-group';

const bill = (deployment: Deployment): Bill => billOf(deployment, capacityOf(deployment), '2026-11-21')!;

const retail = example('retail');
const carrying = (base: Deployment, ...workloads: readonly WorkloadGroup[]): Deployment => ({ ...base, workloads });

const cheapest = ({ systems }: Bill) =>
  [...systems].sort((one, other) => one.total.typical - other.total.typical)[0]!.id;

describe('the verdict', () => {
  test('recommends what costs least where the file has the brokers that the peak needs', () => {
    expect(capacityOf(retail).perEnvelope.every(({ fits }) => fits)).toBe(true);
    const made = bill(retail);
    expect(made.verdict.recommended).toBe(cheapest(made));
    expect(made.verdict.recommended).toBe('automq');
  });

  test('says first that a small and stable workload does not need this deployment, and what is enough for it', () => {
    const { verdict, systems } = bill(carrying(example('production'), steadyGroup(0.5)));
    expect(verdict.recommended).not.toBe('automq');
    expect(verdict.text).toMatch(/^This workload is small and stable: it does not need this deployment\. .*enough/);
    expect(verdict.text).toContain('has no peaks to speak of');
    const amounts = systems.map(({ total }) => Math.round(total.typical).toLocaleString('en-US'));
    expect(amounts.filter((amount) => verdict.text.includes(amount)).length).toBeGreaterThanOrEqual(2);
  });

  test('reckons with the brokers that the workload needs, and says so where the file has more', () => {
    const { verdict, systems, adoption } = bill(carrying(example('production'), steadyGroup(1)));
    const inWords = (total: number) => `$${Math.round(total).toLocaleString('en-US')}`;
    const needed = inWords(adoption[1]!.totals.automq);
    const deployed = inWords(systems[0]!.total.typical);
    expect(needed).not.toBe(deployed);
    expect(verdict.text).toContain(
      `This deployment costs ${deployed} as deployed, with the brokers that it needs ${needed}.`,
    );
  });

  test('names a rate below 0.1 MiB/s in KiB/s', () => {
    expect(bill(carrying(example('production'), steadyGroup(0.05))).verdict.text).toContain('writes 51.2 KiB/s');
  });

  test('has an own phrase for each system that may be enough', () => {
    const texts = [0.001, 1].map((rate) =>
      bill(carrying(example('production'), steadyGroup(rate, { retainedHours: 168 }))),
    );
    expect(texts.map(({ verdict }) => verdict.recommended)).toEqual(['msk', 'kafka-tiered']);
    expect(texts[0]!.verdict.text).toContain('A managed cluster of Amazon MSK is enough');
    expect(texts[1]!.verdict.text).toContain('older records in the object store');
  });

  test('says so where the file has fewer brokers than the peak needs, and reckons with enough of them', () => {
    const overloaded = carrying(example('minimal'), steadyGroup(200));
    const made = bill(overloaded);
    expect(made.verdict.text).toContain('needs more brokers than the file has');
    const asWritten = made.adoption.find(({ scale }) => scale === 1)!;
    expect(asWritten.totals.automq).toBeGreaterThan(made.systems[0]!.total.typical);
  });

  test('says when the difference is less than prices and assumptions can tell', () => {
    const { verdict, systems } = bill(example('supply-chain'));
    const [first, second] = systems.map(({ total }) => total.typical).sort((one, other) => one - other);
    expect(second! - first! <= first! * 0.1).toBe(verdict.text.includes('within a tenth'));
  });
});

describe('what flips the verdict', () => {
  test('is found where it is: just before it the same system costs least, just beyond it another', () => {
    const base = example('production');
    const kept = (retainedHours: number) => bill(carrying(base, steadyGroup(20, { retainedHours })));
    const made = kept(240);
    const { flipsAt } = made.sensitivity.find(
      ({ assumption, flipsAt: flips }) => assumption === 'Retention' && flips !== undefined,
    )!;
    const hours = Number(/^(\d+) hours/.exec(flipsAt!)![1]);
    expect(hours).toBeLessThan(240);
    expect(kept(Math.round(hours * 1.1)).verdict.recommended).toBe(made.verdict.recommended);
    expect(kept(Math.round(hours * 0.9)).verdict.recommended).not.toBe(made.verdict.recommended);
  });

  test('names every assumption, with what it is now', () => {
    const { sensitivity } = bill(retail);
    expect(new Set(sensitivity.map(({ assumption }) => assumption))).toEqual(
      new Set(['Write rate', 'Retention', 'Clients that tell their zone']),
    );
    expect(sensitivity.find(({ assumption }) => assumption === 'Retention')?.now).toBe('8760 hours at most');
  });
});

test('the curve begins with a pilot and has the bill of the file as written', () => {
  const { adoption, systems } = bill(retail);
  expect(adoption.map(({ scale }) => scale)).toEqual([0.1, 1, 2, 10]);
  for (const { id, total } of systems.slice(1)) expect(adoption[1]!.totals[id]).toBeCloseTo(total.typical, 6);
  // The file has as many brokers as the peak needs, and its autoscaler begins with what ordinary hours do.
  expect(adoption[1]!.totals.automq).toBeCloseTo(systems[0]!.total.typical, 6);
});

describe('owners’ parts', () => {
  const owned = (owner: string, name: string, change: Partial<WorkloadGroup>) =>
    steadyGroup(1, { owner, name, reads: [], ...change });

  test('storage goes by what is kept, everything else by what is moved', () => {
    const { showback, systems } = bill(
      carrying(
        retail,
        owned('Stores', 'stock', { retainedHours: 10 }),
        owned('Stores', 'prices', { retainedHours: 10 }),
        owned('Finance', 'ledger', { retainedHours: 60 }),
      ),
    );
    expect(showback.map(({ owner, groups }) => [owner, groups])).toEqual([
      ['Stores', ['stock', 'prices']],
      ['Finance', ['ledger']],
    ]);
    const lines = systems[0]!.lines.filter(({ memo, payer }) => memo !== true && payer === 'deployment');
    const sum = (isStorage: boolean) =>
      lines
        .filter(({ category }) => (category === 'objectStorage') === isStorage)
        .reduce((total, { monthly }) => total + monthly.typical, 0);
    expect(showback[0]!.monthly.typical).toBeCloseTo((sum(false) * 2) / 3 + sum(true) / 4, 6);
    expect(showback[1]!.monthly.typical).toBeCloseTo(sum(false) / 3 + (sum(true) * 3) / 4, 6);
  });

  test('are equal where nothing is moved and nothing kept', () => {
    const idle = (owner: string) => {
      const group = owned(owner, owner.toLowerCase(), {});
      return { ...group, write: { ...group.write, normalBytesPerSecond: 0 } };
    };
    const { showback, systems } = bill(carrying(retail, idle('Stores'), idle('Finance')));
    const paid = systems[0]!.totalByPayer.deployment.typical;
    for (const { monthly } of showback) expect(monthly.typical).toBeCloseTo(paid / 2, 6);
  });

  test('of a way in are for those who use it, and what clients pay is for nobody', () => {
    const inCluster = owned('Stores', 'stock', {});
    const groups = [
      { ...inCluster, write: { ...inCluster.write, access: 'cluster' as const } },
      owned('Finance', 'ledger', {}),
    ];
    const { showback, systems } = bill(carrying(retail, ...groups));
    const ofWay = (way: string | undefined) =>
      systems[0]!.lines
        .filter((line) => line.memo !== true && line.payer === 'deployment' && line.way === way)
        .reduce((sum, { monthly }) => sum + monthly.typical, 0);
    expect(ofWay('network')).toBeGreaterThan(0);
    // Nobody writes over PrivateLink, so that is everybody's.
    const everybodys = ofWay(undefined) + ofWay('privateLink');
    expect(showback.map(({ monthly }) => monthly.typical)).toEqual([
      expect.closeTo(everybodys / 2, 6),
      expect.closeTo(everybodys / 2 + ofWay('network'), 6),
    ]);
    expect(showback[1]!.basis).toContain('100 % of the bytes on its way in for network clients');
    expect(systems[0]!.totalByPayer.client.typical).toBeGreaterThan(0);
  });
});
