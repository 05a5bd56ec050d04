import { failConditionForms, failsOn, parseFailCondition } from '../../lib/plan/fails-on';
import type { Plan } from '../../lib/plan/plan';
import { planFixture } from '../support/plan-fixture';

const fails = (condition: string, change: Partial<Plan> = {}) =>
  failsOn({ ...planFixture, ...change }, [parseFailCondition(condition)!]);

test('every documented form can be read', () => {
  expect(Object.keys(failConditionForms).filter((form) => parseFailCondition(form) === undefined)).toEqual([]);
});

test.each([
  '',
  'risks',
  'risk:1',
  'score',
  'score:',
  'score:1.5',
  'score:-1',
  'cost',
  'cost:many',
  'cost:1e9',
  'constructor',
])('"%s" is no condition', (text) => {
  expect(parseFailCondition(text)).toBeUndefined();
});

const ready = planFixture.readiness.items.filter(({ status }) => status === 'ready');

test('risks and unknowns fail by the items that are so, waived ones not among them', () => {
  expect(fails('risk')).toEqual(['Readiness: risk for keys-owned.']);
  expect(fails('unknown')).toEqual(['Readiness: unknown for restore-tested.']);
  const readiness = { items: ready, score: 1 };
  expect([...fails('risk', { readiness }), ...fails('unknown', { readiness })]).toEqual([]);
});

test('capacity fails where an envelope does not fit, or capacity itself says that something is wrong', () => {
  expect(fails('capacity')).toEqual([]);
  const { capacity } = planFixture;
  const perEnvelope = capacity.perEnvelope.map((each) => ({ ...each, fits: each.envelope === 'normal' }));
  expect(fails('capacity', { capacity: { ...capacity, perEnvelope } })).toEqual([
    'Capacity: promotional and exceptional does not fit.',
  ]);
  const findings = [{ id: 'x', severity: 'error' as const, message: 'No type carries it.', fix: 'f' }];
  expect(fails('capacity', { capacity: { ...capacity, findings } })).toEqual(['Capacity: No type carries it.']);
});

test('any finding fails a plan that is to have none', () => {
  expect(fails('finding')).toEqual(['The plan has one finding.']);
  expect(fails('finding', { findings: [] })).toEqual([]);
});

test('a score fails below the least, not at it', () => {
  expect(fails('score:0.5')).toEqual([]);
  expect(fails('score:0.51')).toEqual(['The readiness score is 0.50, below 0.51.']);
});

test('a cost fails above the most, and where no price is known', () => {
  const typical = planFixture.bill!.systems[0]!.total.typical;
  expect(fails(`cost:${typical}`)).toEqual([]);
  expect(fails(`cost:${typical - 1}`)).toEqual([`Cost: ${typical} USD in a typical month, above ${typical - 1}.`]);
  expect(fails('cost:99999999', { bill: undefined })).toEqual(['Cost: no price is known.']);
});

test('every condition that holds is told', () => {
  const conditions = ['risk', 'finding', 'score:0.9'].map((text) => parseFailCondition(text)!);
  expect(failsOn(planFixture, conditions)).toHaveLength(3);
});
