import { billCategories } from '../../../lib/plan/bill/bill';
import { costGroups, groupTotal } from '../../../lib/plan/report/cost-groups';
import { planFixture } from '../../support/plan-fixture';

test('every category of a bill is in exactly one group', () => {
  expect(costGroups.flatMap(({ categories }) => categories).sort()).toEqual([...billCategories].sort());
});

test('the groups of a system sum up to its total', () => {
  for (const system of planFixture.bill!.systems) {
    const sum = costGroups.reduce((total, group) => total + groupTotal(system, group), 0);
    expect(sum).toBeCloseTo(system.total.typical, 6);
  }
});
