import { isUnderWay } from '../../../../lib/contracts/live/job/is-under-way';

const self = 'automq-contracts (job contracts)';
const nowMs = Date.parse('2026-11-21T12:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(nowMs - minutes * 60_000).toISOString();
const isWaitedFor = (who: string, at: string) => isUnderWay({ who, at }, { self, nowMs });

test.each([-0.5, 0, 5, 14.9])('what another began %d minutes ago is waited for', (minutes) => {
  expect(isWaitedFor('pipeline (automq-contracts)', minutesAgo(minutes))).toBe(true);
});

test.each([15, 20, 60 * 24])('what another began %d minutes ago was cut off', (minutes) => {
  expect(isWaitedFor('pipeline (automq-contracts)', minutesAgo(minutes))).toBe(false);
});

test.each([0, 5, 20])('what the job itself began %d minutes ago was cut off', (minutes) => {
  expect(isWaitedFor(self, minutesAgo(minutes))).toBe(false);
});

test.each([minutesAgo(-2), minutesAgo(-60 * 24 * 365), 'yesterday', ''])(
  'a beginning that no clock can have told, "%s", keeps nobody waiting',
  (at) => {
    expect(isWaitedFor('pipeline (automq-contracts)', at)).toBe(false);
  },
);
