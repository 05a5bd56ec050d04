import type { Calendar } from '../../../lib/model/capacity/calendar-intervals';
import type { WorkloadGroup } from '../../../lib/model/workload-group';
import { hoursOfAny } from '../../../lib/plan/bill/hours-of-any';
import { mostHoursWithin } from '../../../lib/plan/bill/most-hours-within';
import { mostHoursOf, mostWrittenBytes } from '../../../lib/plan/bill/most-written';
import { example } from '../../support/example';
import { steadyGroup } from '../../support/steady-group';

const calendar = (name: string, ...windows: Calendar['windows']): Calendar => ({ name, timeZone: 'UTC', windows });

/** 18 hours a week: Friday to Sunday, six hours each. */
const weekend = calendar('weekend', {
  kind: 'weekly',
  days: ['friday', 'saturday', 'sunday'],
  from: '18:00',
  to: '24:00',
});
/** 120 hours in one piece. */
const sale = calendar('sale', { kind: 'dates', first: '2026-11-26', last: '2026-11-30', from: '00:00', to: '24:00' });

test('a stretch lies where a weekly calendar is on longest, and whole weeks have all of it', () => {
  const most = mostHoursWithin(weekend);
  expect([3, 6, 24, 30, 54, 168, 174, 336].map(most)).toEqual([3, 6, 6, 12, 18, 18, 24, 36]);
});

test('dates are caught in one piece, and come again after a year', () => {
  const most = mostHoursWithin(sale);
  expect([24, 120, 168, 8760, 8784, 17_520].map(most)).toEqual([24, 120, 120, 120, 144, 240]);
});

test('a longer stretch never has fewer hours', () => {
  for (const each of [...example('retail').calendars, ...example('supply-chain').calendars]) {
    const most = mostHoursWithin(each);
    const hours = Array.from({ length: 400 }, (_, index) => most(index * 29.3));
    expect(hours).toEqual([...hours].sort((one, other) => one - other));
  }
});

describe('the worst stretch of what is kept', () => {
  const mib = 2 ** 20;
  const mostHours = mostHoursOf({ ...example('retail'), calendars: [weekend, sale] });
  const written = (write: Partial<WorkloadGroup['write']>, hours: number) => {
    const group = steadyGroup(1);
    return mostWrittenBytes({ ...group, write: { ...group.write, ...write } }, hours, mostHours) / (3600 * mib);
  };
  const at = (rate: number, name: string) =>
    ({ bytesPerSecond: rate * mib, when: { kind: 'calendar', calendar: name } }) as const;
  const unannounced = (rate: number, hoursPerMonth: number) =>
    ({ bytesPerSecond: rate * mib, when: { kind: 'hours', hoursPerMonth } }) as const;

  test('has announced rates where they are longest', () => {
    expect(written({ promotional: at(11, 'sale') }, 72)).toBe(72 * 11);
    expect(written({ promotional: at(11, 'sale') }, 168)).toBe(168 + 120 * 10);
  });

  test('has all hours that nobody announces in one piece, in each month again', () => {
    expect(written({ exceptional: unannounced(5, 8) }, 24)).toBe(24 + 8 * 4);
    expect(written({ exceptional: unannounced(5, 8) }, 4)).toBe(20);
    expect(written({ exceptional: unannounced(5, 8) }, 1460)).toBe(1460 + 16 * 4);
  });

  test('has the higher envelope first, and repairs on top', () => {
    const raised = { exceptional: unannounced(21, 30), promotional: at(11, 'sale'), repairs: at(2, 'weekend') };
    // Of two days 30 hours at 21, the rest at 11, and 12 hours of repairs.
    expect(written(raised, 48)).toBe(30 * 21 + 18 * 11 + 12 * 2);
  });
});

describe('hours in which any calendar is on', () => {
  const weeks = 730 / 168;

  test('count once where calendars meet', () => {
    const evenings = calendar('evenings', { kind: 'weekly', days: ['friday'], from: '20:00', to: '22:00' });
    expect(hoursOfAny([weekend, evenings], 730)).toBeCloseTo(18 * weeks, 6);
    // Of the sale's 120 hours 18 are weekend's already: Friday, Saturday and Sunday evening.
    expect(hoursOfAny([weekend, sale], 730)).toBeCloseTo(18 * weeks + (120 - 18) / 12, 6);
  });

  test('add up where they don’t, and are none without calendars', () => {
    const mornings = calendar('mornings', { kind: 'weekly', days: ['monday'], from: '06:00', to: '10:00' });
    expect(hoursOfAny([weekend, mornings], 730)).toBeCloseTo(22 * weeks, 6);
    expect(hoursOfAny([], 730)).toBe(0);
  });
});
