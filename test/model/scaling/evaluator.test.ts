import { Evaluator } from '../../../lib/model/scaling/evaluator';
import type { Expression } from '../../../lib/model/scaling/expression';
import { add, highest, larger, measured, orElse, recorded, total } from '../../../lib/model/scaling/expression';

const nothing = () => undefined;
const rule = (zone: string, expression: Expression, name = 'x') => ({ series: { name, zone }, expression });

test('a rule sees those before it at the same time', () => {
  const evaluator = new Evaluator([rule('a', measured('ready', 'a')), rule('b', add(recorded('x', 'a'), 1))]);
  expect(evaluator.tick(0, () => 4)({ name: 'x', zone: 'b' })).toBe(5);
});

test('what is made of something unknown is unknown, unless it says what else', () => {
  const evaluator = new Evaluator([
    rule('a', measured('ready', 'a')),
    rule('b', measured('deployed', 'b')),
    rule('sum', add(recorded('x', 'a'), recorded('x', 'b'))),
    rule('larger', larger(recorded('x', 'a'), recorded('x', 'b'))),
    rule('or', orElse(recorded('x', 'a'), 7)),
  ]);
  const value = evaluator.tick(0, (measure) => (measure === 'deployed' ? 3 : undefined));
  const of = (zone: string) => value({ name: 'x', zone });
  expect([of('sum'), of('larger'), of('or')]).toEqual([undefined, undefined, 7]);
});

test('of several series the known ones count', () => {
  const evaluator = new Evaluator([
    ...['a', 'b', 'c'].map((zone) => rule(zone, measured('ready', zone))),
    rule('all', highest('x'), 'highest'),
    rule('all', total('x'), 'total'),
    rule('all', highest('none'), 'empty'),
  ]);
  const given: Readonly<Record<string, number>> = { a: 2, c: 5 };
  const value = evaluator.tick(0, (_, zone) => given[String(zone)]);
  const of = (name: string) => value({ name, zone: 'all' });
  expect([of('highest'), of('total'), of('empty')]).toEqual([5, 7, undefined]);
});

test('the highest of a while forgets what is older, and outlasts a gap', () => {
  const evaluator = new Evaluator([
    rule('a', measured('ready', 'a')),
    rule('since', { kind: 'highestSince', series: { name: 'x', zone: 'a' }, seconds: 75 }),
  ]);
  const given = [9, 2, 4, undefined, 1, 1, 1];
  const found = given.map((ready, index) => evaluator.tick(index * 30, () => ready)({ name: 'x', zone: 'since' }));
  expect(found).toEqual([9, 9, 9, 4, 4, 1, 1]);
});

test('a series that nobody records has no value', () => {
  expect(new Evaluator([]).tick(0, nothing)({ name: 'x', zone: 'a' })).toBeUndefined();
});
