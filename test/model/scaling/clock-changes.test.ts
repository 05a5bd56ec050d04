import { clockChanges } from '../../../lib/model/scaling/clock-changes';

const hours = (days: number, hour: number) => days * 1440 + hour * 60;

test('clocks of a time zone change on the weekdays and at the times of its rules', () => {
  expect(clockChanges('Europe/Berlin')).toEqual([
    { kind: 'skipped', startMinute: hours(6, 2), endMinute: hours(6, 3) },
    { kind: 'repeated', startMinute: hours(6, 2), endMinute: hours(6, 3) },
  ]);
  expect(clockChanges('America/New_York')).toEqual([
    { kind: 'skipped', startMinute: hours(6, 2), endMinute: hours(6, 3) },
    { kind: 'repeated', startMinute: hours(6, 1), endMinute: hours(6, 2) },
  ]);
  expect(clockChanges('Africa/Cairo')[0]).toEqual({
    kind: 'skipped',
    startMinute: hours(4, 0),
    endMinute: hours(4, 1),
  });
  // By half an hour.
  expect(clockChanges('Australia/Lord_Howe').map(({ startMinute, endMinute }) => endMinute - startMinute)).toEqual([
    30, 30,
  ]);
});

test.each(['UTC', 'Asia/Kolkata', 'Asia/Tokyo'])('clocks of %s never change', (timeZone) => {
  expect(clockChanges(timeZone)).toEqual([]);
});
