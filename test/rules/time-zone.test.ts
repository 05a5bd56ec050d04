import { isTimeZone, timeZones } from '../../lib/rules/time-zone';

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'US/Eastern'])('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test.each(['Europe/Belin', '+02:00', '', 'constructor', 'Europe/Berlin '])('"%s" is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});

test('every time zone that is suggested is one', () => {
  expect(timeZones.length).toBeGreaterThan(400);
  expect(timeZones.filter((name) => !isTimeZone(name))).toEqual([]);
});
