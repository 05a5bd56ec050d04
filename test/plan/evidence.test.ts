import type { Evidence } from '../../lib/plan/evidence';
import { assessEvidence, namedFor } from '../../lib/plan/evidence';

const result: Evidence = { kind: 'drill', proves: ['schemas'], file: 'r.json', on: '2026-11-01', passed: 4, failed: 0 };
const worth = (change: Partial<Evidence>, asOf = '2026-11-21') => assessEvidence([{ ...result, ...change }], asOf)[0]!;

test('a result without failures is a proof, one with a failure is a failure', () => {
  expect(worth({}).worth).toBe('proof');
  expect(worth({ failed: 1 }).worth).toBe('failure');
  expect(worth({}).said).toBe('drill of 2026-11-01 (r.json): 4 passed, 0 failed');
});

test.each([
  ['is older than 180 days', { on: '2026-05-24' }, /181 days old/],
  ['is dated after the plan', { on: '2026-11-22' }, /later than 2026-11-21/],
  ['has no check', { passed: 0 }, /without a single check/],
  ['failed long ago', { on: '2026-01-01', failed: 2 }, /324 days old/],
])('a result that %s proves nothing, and says so', (_, change, says) => {
  expect([worth(change).worth, worth(change).said]).toEqual(['void', expect.stringMatching(says)]);
});

test('the hundred and eightieth day still counts, over the change of a year and of clocks', () => {
  expect(worth({ on: '2026-05-25' }).worth).toBe('proof');
  expect(worth({ on: '2025-12-31' }, '2026-06-29').worth).toBe('proof');
  expect(worth({ on: '2025-12-31' }, '2026-06-30').worth).toBe('void');
});

test('a result counts for what it is named for only', () => {
  const assessed = assessEvidence([result], '2026-11-21');
  expect([namedFor(assessed, 'schemas').length, namedFor(assessed, 'connectors').length]).toEqual([1, 0]);
});
