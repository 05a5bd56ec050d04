import { calendars as schema } from '../../../lib/config/calendars';
import { calendarsOverlap } from '../../../lib/model/capacity/calendars-overlap';
import { overlappingWindows } from '../../../lib/model/capacity/overlapping-windows';

interface WrittenWindow {
  readonly [key: string]: unknown;
}

const calendar = (timeZone: string, ...windows: WrittenWindow[]) =>
  schema.parse([{ name: 'any', timeZone, windows }])[0]!;

const weekly = (from: string, to: string, ...days: string[]) => ({ kind: 'weekly', days, from, to });
const dates = (first: string, last: string, more: WrittenWindow = {}) => ({ kind: 'dates', first, last, ...more });

describe('two calendars', () => {
  test.each([
    ['Fridays and a Friday', weekly('18:00', '20:00', 'friday'), dates('2026-11-27', '2026-11-27'), true],
    ['Fridays and a Saturday', weekly('18:00', '20:00', 'friday'), dates('2026-11-28', '2026-11-28'), false],
    ['a night that reaches into Saturday', weekly('22:00', '02:00', 'friday'), dates('2026-11-28', '2026-11-28'), true],
    [
      'one that ends as the other begins',
      weekly('08:00', '12:00', 'monday'),
      weekly('12:00', '13:00', 'monday'),
      false,
    ],
    ['one minute of both', weekly('08:00', '12:01', 'monday'), weekly('12:00', '13:00', 'monday'), true],
    [
      'a long season and one of its Sundays',
      dates('2026-01-01', '2026-12-31'),
      weekly('03:00', '04:00', 'sunday'),
      true,
    ],
    [
      'evenings of a season and its mornings',
      dates('2026-06-01', '2026-06-30', { from: '18:00' }),
      weekly('06:00', '07:00', 'monday'),
      false,
    ],
    ['years apart', dates('2026-06-01', '2026-06-30'), dates('2027-06-01', '2027-06-30'), false],
  ])('%s', (_, a, b, expected) => {
    expect(calendarsOverlap(calendar('Europe/Berlin', a), calendar('Europe/Berlin', b))).toBe(expected);
    expect(calendarsOverlap(calendar('Europe/Berlin', b), calendar('Europe/Berlin', a))).toBe(expected);
  });

  test('of different time zones meet where their hours do', () => {
    const tokyo = calendar('Asia/Tokyo', weekly('09:00', '10:00', 'monday'));
    expect(calendarsOverlap(tokyo, calendar('UTC', weekly('00:00', '01:00', 'monday')))).toBe(true);
    expect(calendarsOverlap(tokyo, calendar('UTC', weekly('09:00', '10:00', 'monday')))).toBe(false);
  });

  test('meet in one half of the year alone when only one of them changes its clocks', () => {
    const berlin = calendar('Europe/Berlin', weekly('10:00', '11:00', 'monday'));
    const summer = calendar('UTC', weekly('08:00', '09:00', 'monday'));
    const winter = calendar('UTC', weekly('09:00', '10:00', 'monday'));
    const neither = calendar('UTC', weekly('10:00', '11:00', 'monday'));
    expect([summer, winter, neither].map((other) => calendarsOverlap(berlin, other))).toEqual([true, true, false]);
  });

  test('in a time zone that nobody knows are taken for UTC', () => {
    const unknown = calendar('Mars/Olympus', weekly('08:00', '09:00', 'monday'));
    expect(calendarsOverlap(unknown, calendar('UTC', weekly('08:30', '09:00', 'monday')))).toBe(true);
  });
});

describe('windows of one calendar', () => {
  test('that are on at once are named by their places', () => {
    const found = overlappingWindows(
      calendar(
        'UTC',
        weekly('08:00', '10:00', 'monday', 'friday'),
        weekly('23:00', '09:00', 'thursday'),
        dates('2026-11-27', '2026-11-27', { from: '09:30', to: '11:00' }),
        dates('2026-11-28', '2026-11-28'),
      ),
    );
    expect(found).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  test('that follow each other around the clock don’t overlap', () => {
    expect(
      overlappingWindows(calendar('UTC', weekly('00:00', '12:00', 'monday'), weekly('12:00', '00:00', 'monday'))),
    ).toEqual([]);
  });

  test('with dates in the wrong order are never on', () => {
    expect(
      overlappingWindows(calendar('UTC', dates('2026-11-30', '2026-11-01'), dates('2026-11-01', '2026-11-30'))),
    ).toEqual([]);
  });
});
