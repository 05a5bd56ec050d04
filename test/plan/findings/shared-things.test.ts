import * as fc from 'fast-check';
import type { WorkloadGroup } from '../../../lib/model/workload-group';
import { sharedThings } from '../../../lib/plan/findings/shared-things';
import { sharingText } from '../../../lib/plan/findings/sharing-text';
import { readyVariant } from '../../support/ready-variant';
import { writtenGroup } from '../../support/written-group';

const [base] = readyVariant((written) => (written.workloads = [writtenGroup('base')])).workloads;

const group = (name: string, change: Partial<WorkloadGroup> = {}): WorkloadGroup => ({
  ...base!,
  name,
  topics: [{ name: `${name}.`, pattern: 'prefixed' }],
  users: [name],
  reads: [],
  ...change,
});

const low = { ...base!.impact, level: 'low' as const };
const literal = (name: string) => ({ name, pattern: 'literal' as const });
const prefixed = (name: string) => ({ name, pattern: 'prefixed' as const });

test('groups with topics, users and consumer groups of their own share nothing', () => {
  expect(sharedThings([group('a'), group('b')])).toEqual([]);
});

test('a prefix shares what begins so, the same name, and longer prefixes', () => {
  const shared = (...topics: readonly WorkloadGroup['topics'][]) =>
    sharedThings(topics.map((each, index) => group(`g${index}`, { topics: each }))).map(sharingText);
  expect(shared([prefixed('stock.')], [literal('stock.moves')])[0]).toContain('share topic stock.moves');
  expect(shared([prefixed('stock')], [prefixed('stock.')])[0]).toContain('share topic stock.*');
  expect(shared([literal('stock')], [literal('stock')])[0]).toContain('share topic stock.');
  expect(shared([literal('stock')], [literal('stock.moves')])).toEqual([]);
  expect(shared([prefixed('stock.a')], [literal('stock')])).toEqual([]);
});

test('one entry stands for all that the same groups share', () => {
  const names = ['x.1', 'x.2', 'x.3', 'x.4', 'x.5'].map(literal);
  const [shared, ...others] = sharedThings([group('a', { topics: [prefixed('x.')] }), group('b', { topics: names })]);
  expect(others).toEqual([]);
  expect(sharingText(shared!)).toBe('Groups a (high) and b (high) share topics x.1, x.2, x.3 and 2 more.');
});

test('users and consumer groups are shared by name', () => {
  const reads = [{ ...base!.reads[0]!, consumerGroups: ['views'] }];
  const shared = sharedThings([group('a', { users: ['u'], reads }), group('b', { users: ['u'], reads })]);
  expect(shared.map(({ kind, names }) => [kind, ...names])).toEqual([
    ['user', 'u'],
    ['consumerGroup', 'views'],
  ]);
});

test('whether impact differs is told', () => {
  const users = ['u'];
  const differ = (impact: WorkloadGroup['impact']) =>
    sharedThings([group('a', { users }), group('b', { users, impact })])[0]?.differ;
  expect([differ(low), differ(base!.impact)]).toEqual([true, false]);
});

const topic = fc.record({
  name: fc.stringMatching(/^[ab.]{1,4}$/),
  pattern: fc.constantFrom('literal' as const, 'prefixed' as const),
});

test('two groups share a topic exactly where one of their topics meets one of the other’s', () => {
  const meets = (a: WorkloadGroup['topics'][number], b: typeof a): boolean =>
    a.name === b.name ||
    (a.pattern === 'prefixed' && b.name.startsWith(a.name)) ||
    (b.pattern === 'prefixed' && a.name.startsWith(b.name));
  fc.assert(
    fc.property(
      fc.array(topic, { minLength: 1, maxLength: 4 }),
      fc.array(topic, { minLength: 1, maxLength: 4 }),
      (one, two) => {
        const expected = one.some((a) => two.some((b) => meets(a, b)));
        expect(sharedThings([group('a', { topics: one }), group('b', { topics: two })]).length > 0).toBe(expected);
      },
    ),
  );
});
