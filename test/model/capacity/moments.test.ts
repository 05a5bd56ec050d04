import { calendars as schema } from '../../../lib/config/calendars';
import { moments } from '../../../lib/model/capacity/moments';

const calendars = (windows: Readonly<Record<string, object>>) =>
  schema.parse(Object.entries(windows).map(([name, window]) => ({ name, timeZone: 'UTC', windows: [window] })));

const combinations = (windows: Readonly<Record<string, object>>) =>
  moments(calendars(windows)).map(({ on }) => [...on].sort().join('+'));

const weekly = (day: string, from: string, to: string) => ({ kind: 'weekly', days: [day], from, to });

test('without calendars there is one moment, at which none is on', () => {
  expect(moments([])).toEqual([{ on: new Set() }]);
});

test('calendars that meet are on together', () => {
  const met = { a: weekly('monday', '08:00', '12:00'), b: weekly('monday', '11:00', '14:00') };
  expect(combinations(met)).toEqual(['a+b']);
});

test('calendars that never meet are two moments', () => {
  const apart = { a: weekly('monday', '08:00', '12:00'), b: weekly('monday', '12:00', '14:00') };
  expect(combinations(apart)).toEqual(['a', 'b']);
});

test('what meets in pairs is not taken to meet all at once', () => {
  const chain = {
    a: weekly('monday', '08:00', '10:00'),
    b: weekly('monday', '09:00', '12:00'),
    c: weekly('monday', '11:00', '13:00'),
  };
  expect(combinations(chain)).toEqual(['a+b', 'b+c']);
});

test('a date meets what comes every week on that day', () => {
  const [both] = moments(
    calendars({
      friday: { kind: 'dates', first: '2026-11-27', last: '2026-11-27' },
      evenings: weekly('friday', '18:00', '20:00'),
    }),
  );
  expect([...both!.on]).toEqual(['friday', 'evenings']);
  expect(both!.startMinute).toBe(Date.parse('2026-11-27T18:00Z') / 60_000);
});

test('where combinations are past counting, all calendars are taken to meet', () => {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const windows = Array.from(
    { length: 40 },
    (_, index) =>
      [weekly(days[index % 7]!, clock(index), clock(index + 11)), { kind: 'dates', ...spread(index) }] as const,
  );
  const many = schema.parse(windows.map((both, index) => ({ name: `peak${index}`, timeZone: 'UTC', windows: both })));
  const found = moments(many);
  expect(found).toHaveLength(1);
  expect(found[0]!.on.size).toBe(40);
});

const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;

/** Two years and some hours of each day, for each calendar others. */
const spread = (index: number) => ({
  first: `20${10 + index}-01-01`,
  last: `20${11 + index}-12-${10 + (index % 18)}`,
  from: clock(index * 5),
  to: clock(index * 7 + 3),
});
