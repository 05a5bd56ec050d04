import * as fc from 'fast-check';
import { priceBooks } from '../../../lib/facts/prices/price-book';
import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import { basisOf } from '../../../lib/plan/bill/basis-of';
import { systemIds } from '../../../lib/plan/bill/bill';
import { asWritten } from '../../../lib/plan/bill/knobs';
import { pricesOf } from '../../../lib/plan/bill/prices';
import { totalsOf } from '../../../lib/plan/bill/totals-of';
import { example } from '../../support/example';
import { steadyGroup } from '../../support/steady-group';

const prices = pricesOf({}, priceBooks['us-east-1']);

const curveOf = (deployment: Deployment) => {
  const basis = basisOf(deployment, capacityOf(deployment), prices);
  return { brokersAt: basis.brokersAt, at: totalsOf(basis, systemIds) };
};

test('no total jumps at the rates of the file: with as many brokers, a hundredth less traffic costs at most that less', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('production' as const, 'retail' as const),
      fc.double({ min: 0.05, max: 400, noNaN: true }),
      (name, rate) => {
        const { brokersAt, at } = curveOf({ ...example(name), workloads: [steadyGroup(rate)] });
        fc.pre(brokersAt(0.99).peak === brokersAt(1).peak);
        const [less, all] = [at({ ...asWritten, scale: 0.99 }).get('automq')!, at(asWritten).get('automq')!];
        expect(less).toBeLessThanOrEqual(all);
        expect(less).toBeGreaterThanOrEqual(all * 0.99);
      },
    ),
    { numRuns: 25, seed: 3 },
  );
});

test('a deployment with more brokers than its workload needs has the curve of one with as many as it needs', () => {
  const base = { ...example('production'), workloads: [steadyGroup(1)] };
  const larger = { ...base, brokers: base.brokers.map((broker) => ({ ...broker, count: 9, maxCount: 12 })) };
  for (const scale of [0.1, 1, 2, 10])
    expect(curveOf(larger).at({ ...asWritten, scale })).toEqual(curveOf(base).at({ ...asWritten, scale }));
});
