import { isTimeZone, timeZones } from '../../lib/rules/time-zone';

const names = [
  ...[
    'UTC',
    'Europe/Berlin',
    'America/Argentina/Buenos_Aires',
    'US/Eastern',
    'Etc/GMT+3',
    'Etc/UTC',
    'Brazil/DeNoronha',
  ],
  ...['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'America/Port_of_Spain', 'America/Indiana/Knox'],
];

test.each(names)('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test.each(['Europe/Belin', '+02:00', '', 'constructor', 'Europe/Berlin '])('"%s" is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});

test.each(['europe/berlin', 'EUROPE/BERLIN', 'US/EASTERN', 'us/eastern', 'utc', 'America/New_york'])(
  '"%s" is none: on Linux, case counts',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

test.each(['CST', 'IST', 'AST', 'PST', 'SystemV/AST4'])(
  '"%s" is none: it means more than one, or nothing to others',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

test('every time zone that is suggested is one', () => {
  expect(timeZones.length).toBeGreaterThan(400);
  expect(timeZones.filter((name) => !isTimeZone(name))).toEqual([]);
});
