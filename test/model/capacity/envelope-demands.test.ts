import { envelopeDemands } from '../../../lib/model/capacity/envelope-demands';
import { siteOfDeployment } from '../../../lib/model/capacity/site-of-deployment';
import type { Envelope } from '../../../lib/model/workload-group';
import { plainGroup, planned } from '../../support/planned';

const mib = 2 ** 20;

const friday = { kind: 'weekly', days: ['friday'], from: '18:00', to: '20:00' } as const;
const saturday = { kind: 'weekly', days: ['saturday'], from: '18:00', to: '20:00' } as const;
const night = { kind: 'weekly', days: ['monday'], from: '02:00', to: '04:00' } as const;

type Groups = Parameters<typeof planned>[0];

/** Written MiB/s, live and from the object store, at every moment of an envelope. */
function demands(groups: Groups, envelope: Envelope) {
  const deployment = planned(groups, (written) => {
    written.calendars = Object.entries({ friday, saturday, night }).map(([name, window]) => ({
      name,
      timeZone: 'UTC',
      windows: [{ ...window, days: [...window.days] }],
    }));
  });
  return envelopeDemands(siteOfDeployment(deployment))[envelope].map(({ moment, demand }) => ({
    on: [...moment.on].join('+'),
    mib: [demand.writeBytesPerSecond, demand.liveReadBytesPerSecond, demand.catchUpReadBytesPerSecond].map(
      (bytes) => bytes / mib,
    ),
    raised: demand.raisedGroups,
  }));
}

const raised = (name: string, normal: number, peak: object) =>
  plainGroup(name, '', { write: { normal: { rate: `${normal} MiB/s` }, ...peak } });

test('in ordinary hours normal rates add up', () => {
  const groups = [plainGroup('a', '10 MiB/s'), plainGroup('b', '2000 records/s', { message: { bytes: 1024 } })];
  expect(demands(groups, 'normal')).toEqual([{ on: '', mib: [10 + 2000 / 1024, 0, 0], raised: [] }]);
});

test('repairs that no calendar announces come on top of everything, announced ones when they are on', () => {
  const groups = [
    raised('a', 10, { repairs: { rate: '3 MiB/s', hoursPerMonth: 5 } }),
    raised('b', 20, { repairs: { rate: '7 MiB/s', calendar: 'night' } }),
  ];
  expect(demands(groups, 'normal')).toEqual([{ on: '', mib: [33, 0, 0], raised: [] }]);
  expect(demands(groups, 'promotional')).toEqual([{ on: 'night', mib: [40, 0, 0], raised: [] }]);
});

test('groups whose calendars meet are added up, others are not', () => {
  const met = [
    raised('a', 10, { promotional: { rate: '30 MiB/s', calendar: 'friday' } }),
    raised('b', 10, { promotional: { rate: '50 MiB/s', calendar: 'friday' } }),
    raised('c', 10, { promotional: { rate: '70 MiB/s', calendar: 'saturday' } }),
  ];
  expect(demands(met, 'promotional')).toEqual([
    { on: 'friday', mib: [90, 0, 0], raised: ['a', 'b'] },
    { on: 'saturday', mib: [90, 0, 0], raised: ['c'] },
  ]);
});

test('hours without a calendar may coincide with anything', () => {
  const groups = [
    raised('a', 10, { promotional: { rate: '30 MiB/s', hoursPerMonth: 4 } }),
    raised('b', 10, { promotional: { rate: '50 MiB/s', calendar: 'friday' } }),
    raised('c', 10, { promotional: { rate: '70 MiB/s', hoursPerMonth: 0 } }),
  ];
  expect(demands(groups, 'promotional')).toEqual([{ on: 'friday', mib: [90, 0, 0], raised: ['a', 'b'] }]);
});

test('in the exceptional envelope a group has the highest of its rates that is on', () => {
  const groups = [
    raised('a', 10, {
      promotional: { rate: '30 MiB/s', calendar: 'friday' },
      exceptional: { rate: '90 MiB/s', calendar: 'saturday' },
    }),
  ];
  expect(demands(groups, 'promotional').map(({ mib: [written] }) => written)).toEqual([30, 10]);
  expect(demands(groups, 'exceptional').map(({ mib: [written] }) => written)).toEqual([30, 90]);
});

test('live readers read what is written then, the others from the object store', () => {
  const groups = [raised('a', 10, { promotional: { rate: '30 MiB/s', calendar: 'friday' } })].map((group) => ({
    ...group,
    reads: [
      { kind: 'live' as const, name: 'views', fanOut: 2 },
      { kind: 'delayed' as const, name: 'reports', fanOut: 0.5, behindMinutes: 90 },
      { kind: 'analytics' as const, name: 'lake' },
    ],
  }));
  expect(demands(groups, 'normal')[0]?.mib).toEqual([10, 20, 15]);
  expect(demands(groups, 'promotional')[0]?.mib).toEqual([30, 60, 45]);
});

test('on ordinary days the largest unannounced replay runs, in raised envelopes all of them', () => {
  const replay = (rate: string, when: object) =>
    ({ kind: 'replay', name: 'rebuild', rate, windowHours: 24, ...when }) as const;
  const groups = [
    plainGroup('a', '1 MiB/s', {
      reads: [replay('40 MiB/s', { hoursPerMonth: 2 }), replay('90 MiB/s', { calendar: 'night' })],
    }),
    plainGroup('b', '1 MiB/s', { reads: [replay('60 MiB/s', { hoursPerMonth: 9 })] }),
  ];
  expect(demands(groups, 'normal')[0]?.mib).toEqual([2, 0, 60]);
  expect(demands(groups, 'exceptional')).toEqual([{ on: 'night', mib: [2, 0, 190], raised: [] }]);
});

test('a produce or a live fetch brings a batch, a fetch of history a MiB', () => {
  const group = plainGroup('a', '10 MiB/s', {
    message: { bytes: 100, batchBytes: 65_536 },
    reads: [
      { kind: 'live', name: 'views' },
      { kind: 'analytics', name: 'lake' },
    ],
  });
  const { normal } = envelopeDemands(siteOfDeployment(planned([group])));
  expect(normal[0]?.demand.requestsPerSecond).toBe(160 + 160 + 10);
});
