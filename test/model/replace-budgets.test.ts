import * as fc from 'fast-check';
import { weekdays } from '../../lib/config/node-scaling';
import type { DisruptionBudget } from '../../lib/model/replace-budgets';
import { replaceBudgets } from '../../lib/model/replace-budgets';

const hoursOfWeek = 168;
const windows = fc.record({
  day: fc.constantFrom(...weekdays),
  startHourUtc: fc.nat(23),
  hours: fc.integer({ min: 1, max: 24 }),
});
const numbers = [0, 1, 2, 3, 4, 5, 6];

/** As Karpenter does it: a budget applies for its duration after each time that its schedule names. */
function applies({ schedule, duration }: DisruptionBudget, hour: number): boolean {
  if (schedule === undefined || duration === undefined) return true;
  const [, start, day] = /^0 (\d+) \* \* ([0-6])$/.exec(schedule)!;
  const since = (hour - (Number(day) * 24 + Number(start)) + hoursOfWeek) % hoursOfWeek;
  return since < Number(/^(\d+)h$/.exec(duration)![1]);
}

/** Hours of the week, from Sunday on, in which a drifted node may be replaced. */
const allowedHours = (budgets: readonly DisruptionBudget[]) =>
  Array.from({ length: hoursOfWeek }, (_, hour) => hour).filter((hour) =>
    budgets.every((budget) => budget.nodes !== '0' || !applies(budget, hour)),
  );

test('one node of a zone at a time, always', () => {
  expect(replaceBudgets(undefined, { number: 3 })).toEqual([{ nodes: '1' }]);
  const [always] = replaceBudgets({ day: 'monday', startHourUtc: 2, hours: 4 }, { number: 0 });
  expect(always).toEqual({ nodes: '1' });
});

test('without a window nothing is forbidden', () => {
  expect(allowedHours(replaceBudgets(undefined, { number: 0 }))).toHaveLength(hoursOfWeek);
});

test('nodes are replaced in the window of their zone and at no other time', () => {
  fc.assert(
    fc.property(windows, fc.constantFrom(...numbers), (window, number) => {
      const start = (weekdays.indexOf(window.day) + number) * 24 + window.startHourUtc;
      const wanted = Array.from({ length: window.hours }, (_, hour) => (start + hour) % hoursOfWeek);
      const byHour = (a: number, b: number) => a - b;
      expect(allowedHours(replaceBudgets(window, { number }))).toEqual(wanted.sort(byHour));
    }),
  );
});

test('no two zones have an hour in common', () => {
  fc.assert(
    fc.property(windows, (window) => {
      const hours = numbers.flatMap((number) => allowedHours(replaceBudgets(window, { number })));
      expect(new Set(hours).size).toBe(hours.length);
    }),
  );
});

test('empty nodes go at any time: only what replaces nodes waits for the window', () => {
  const [, forbidden] = replaceBudgets({ day: 'sunday', startHourUtc: 0, hours: 1 }, { number: 0 });
  expect(forbidden!.reasons).toEqual(['Drifted']);
});
