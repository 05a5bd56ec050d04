import * as fc from 'fast-check';
import { calendars as calendarsSchema } from '../../lib/config/calendars';
import type { DeploymentConfig } from '../../lib/config/schema';
import { workloads as workloadsSchema } from '../../lib/config/workloads';
import { generatedReads, generatedWrite } from './generated-traffic';

/*
 * Valid calendars and workload groups in the form of the file, complete with defaults; what a plan assumes is in
 * `generated-plan`. Properties of capacity and bill turn a group into the model's with `workloadGroup` and lay the result
 * over a deployment:
 *
 *   fc.property(calendarsAndWorkloads(), ({ calendars, workloads }) => {
 *     const deployment = { ...example('production'), calendars, workloads: workloads.map(workloadGroup) };
 *   });
 *
 * Whole files with such sections come from `generated-deployment`, which every invariant runs over.
 */

type Calendars = DeploymentConfig['calendars'];
export type GroupConfig = DeploymentConfig['workloads'][number];

/** What of the rest of a file groups may name. */
export interface WorkloadSite {
  /** Ways in that exist. */
  readonly ways: readonly GroupConfig['write']['access'][];
  /** Where the deployment is; undefined on a cluster that has no region. */
  readonly region?: string;
  readonly users: readonly string[];
}

/** A site in the cluster, as every deployment has one. */
const anySite: WorkloadSite = { ways: ['cluster'], users: [] };

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Two calendars that never meet: their days differ, they have one time zone, and neither passes midnight. */
const apartCalendars = fc
  .record({
    timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'UTC'),
    split: fc.integer({ min: 1, max: 6 }),
    from: fc.integer({ min: 0, max: 11 }),
    hours: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ timeZone, split, from, hours }) => {
    const times = { from: clock(from), to: clock(from + hours) };
    const weekly = (some: readonly string[]) => [{ kind: 'weekly', days: some, ...times }];
    return [
      { name: 'early-days', timeZone, windows: weekly(days.slice(0, split)) },
      { name: 'late-days', timeZone, windows: weekly(days.slice(split)) },
    ];
  });

/** A week that comes once, and nights that pass midnight on the other days. */
const season = fc
  .record({
    timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'UTC'),
    month: fc.integer({ min: 1, max: 12 }),
    first: fc.integer({ min: 1, max: 14 }),
    length: fc.integer({ min: 0, max: 13 }),
    nightDay: fc.option(fc.constantFrom(...days)),
  })
  .map(({ timeZone, month, first, length, nightDay }) => [
    {
      name: 'season',
      timeZone,
      windows: [{ kind: 'dates', first: date(month, first), last: date(month, first + length) }],
    },
    ...(nightDay === null
      ? []
      : [{ name: 'nights', timeZone, windows: [{ kind: 'weekly', days: [nightDay], from: '22:00', to: '02:00' }] }]),
  ]);

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const date = (month: number, day: number) => `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Always the two calendars that never meet, and sometimes a season and nights. */
export const generatedCalendars = (): fc.Arbitrary<Calendars> =>
  fc
    .tuple(apartCalendars, fc.option(season))
    .map(([apart, more]) => calendarsSchema.parse([...apart, ...(more === null ? [] : more)]));

const retention = fc
  .record(
    {
      replay: fc.integer({ min: 1, max: 24 * 30 }),
      audit: fc.integer({ min: 1, max: 24 * 400 }),
      correction: fc.integer({ min: 1, max: 24 * 90 }),
      analytics: fc.integer({ min: 1, max: 24 * 30 }),
    },
    { requiredKeys: ['replay'] },
  )
  .filter((reasons) => Object.keys(reasons).length > 0);

const replays = fc.constantFrom(
  { meaning: 'Views are built again.', safety: 'safe' },
  { meaning: 'Orders are looked at again.', safety: 'idempotent' },
  { meaning: 'Messages would be sent again.', safety: 'guarded', guard: 'The sender is switched off by its team.' },
);

const failures = fc.constantFrom(
  { producers: 'wait', consumers: 'stop' },
  { producers: 'buffer', bufferMinutes: 30, consumers: 'stale', why: 'Stores keep a queue of their own.' },
  { producers: 'drop', consumers: 'fallback' },
);

/** One record or a few in a batch, up to many. */
const messages = fc
  .record({ bytes: fc.integer({ min: 20, max: 100_000 }), times: fc.integer({ min: 1, max: 600 }) })
  .map(({ bytes, times }) => ({ bytes, batchBytes: bytes * times }));

const partitions = fc.record(
  {
    count: fc.integer({ min: 1, max: 2000 }),
    producerMibPerSecond: fc.integer({ min: 1, max: 50 }),
    consumerMibPerSecond: fc.integer({ min: 1, max: 50 }),
  },
  { requiredKeys: [] },
);

const topics = (group: string) =>
  fc.constantFrom(
    [{ name: `${group}.events` }],
    [{ name: `${group}.events` }, { name: `${group}.state` }],
    [{ name: `${group}.`, pattern: 'prefixed' }],
    [{ name: `${group}.events` }, { name: 'shared.events' }],
  );

const residency = ({ region }: WorkloadSite) =>
  fc.record({
    regions: fc.constantFrom([], region === undefined ? ['plant-north', 'plant-south'] : [region, 'eu-west-3']),
    tenants: fc.constantFrom([], ['Acme Retail', 'Northwind']),
  });

function workload(index: number, site: WorkloadSite): fc.Arbitrary<object> {
  const name = `group-${index}`;
  const parts = fc.record({
    message: messages,
    retentionHours: retention,
    owner: fc.constantFrom('Inventory', 'Storefront', 'Analytics'),
    topics: topics(name),
    users: fc.subarray([...site.users]),
    keys: fc.option(fc.record({ hottestPercent: fc.integer({ min: 1, max: 60 }) }), { nil: undefined }),
    partitions,
    latency: fc.record({
      produceP99Ms: fc.integer({ min: 1100, max: 9000 }),
      freshnessSeconds: fc.nat(600).map(positive),
    }),
    level: fc.constantFrom('critical', 'high', 'moderate', 'low'),
    rollback: fc.constantFrom('rewind', 'forward', 'park', 'switchBack'),
    replay: replays,
    failure: failures,
    residency: residency(site),
  });
  return parts.chain(({ level, rollback, ...rest }) => {
    const retained = Math.max(...Object.values(rest.retentionHours));
    const traffic = { group: name, recordBytes: rest.message.bytes, retained, ways: site.ways };
    const impact = fc
      .integer({ min: 1, max: retained })
      .map((longestOutageHours) => ({ level, why: 'Somebody waits.', behindMinutes: 5, longestOutageHours, rollback }));
    return fc
      .record({ impact, write: generatedWrite(traffic), reads: generatedReads(traffic) })
      .map((more) => ({ name, purpose: `What ${name} does.`, ...rest, ...more }));
  });
}

const positive = (number: number) => number + 1;

/** Groups that go with the calendars of `generatedCalendars`; none where nobody can come in. */
export function workloadGroups(site: WorkloadSite = anySite, most = 5): fc.Arbitrary<DeploymentConfig['workloads']> {
  if (site.ways.length === 0) return fc.constant([]);
  return fc
    .integer({ min: 0, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => workload(index, site))))
    .map((groups) => workloadsSchema.parse(groups));
}

export const calendarsAndWorkloads = (site: WorkloadSite = anySite, most = 5) =>
  fc.record({ calendars: generatedCalendars(), workloads: workloadGroups(site, most) });
