import * as fc from 'fast-check';

/** What the traffic of one generated group depends on. */
export interface Traffic {
  readonly group: string;
  readonly recordBytes: number;
  /** Longest retention, hours. */
  readonly retained: number;
  /** Ways in that exist; at least one. */
  readonly ways: readonly string[];
}

/** Text of a rate of so many kB/s, in one of the units of the file. */
function inUnit(unit: string, kilobytes: number, recordBytes: number): string {
  if (unit === 'records/s') return `${((kilobytes * 1000) / recordBytes).toFixed(6)} ${unit}`;
  if (unit === 'MiB/s') return `${(kilobytes / 1000).toFixed(3)} ${unit}`;
  return `${kilobytes} ${unit}`;
}

/** When a rate holds: at the days of one of the two calendars that never meet, or so many hours of a month. */
const when = (calendar: string) =>
  fc.oneof(
    fc.constant({ calendar }),
    fc.integer({ min: 1, max: 200 }).map((hoursPerMonth) => ({ hoursPerMonth })),
  );

const zonePercent = fc.constantFrom(0, 33.3, 90, 100);

/** Rates that never fall from one envelope to the next; calendars that never meet. */
export const generatedWrite = ({ recordBytes, ways }: Traffic): fc.Arbitrary<object> =>
  fc
    .record({
      unit: fc.constantFrom('MiB/s', 'kB/s', 'records/s'),
      kilobytes: fc.integer({ min: 1, max: 60_000 }),
      promotional: fc.option(fc.record({ times: fc.integer({ min: 1, max: 5 }), when: when('early-days') })),
      exceptional: fc.option(fc.record({ times: fc.integer({ min: 1, max: 5 }), when: when('late-days') })),
      repairs: fc.option(fc.record({ kilobytes: fc.integer({ min: 1, max: 5000 }), when: when('early-days') })),
      sameZonePercent: zonePercent,
      access: fc.constantFrom(...ways),
      producers: fc.integer({ min: 1, max: 400 }),
    })
    .map(({ unit, kilobytes, promotional, exceptional, repairs, ...rest }) => {
      const rate = (kb: number) => inUnit(unit, kb, recordBytes);
      const planned = kilobytes * (promotional?.times ?? 1);
      return {
        ...rest,
        normal: { rate: rate(kilobytes) },
        ...(promotional && { promotional: { rate: rate(planned), ...promotional.when } }),
        ...(exceptional && { exceptional: { rate: rate(planned * exceptional.times), ...exceptional.when } }),
        ...(repairs && { repairs: { rate: rate(repairs.kilobytes), ...repairs.when } }),
      };
    });

function read(index: number, { group, retained, ways }: Traffic): fc.Arbitrary<object> {
  const shared = {
    name: fc.constant(`reader-${index}`),
    consumerGroups: fc.constantFrom([], [`${group}.${index}`], [`shared.${index}`]),
    sameZonePercent: zonePercent,
    access: fc.constantFrom(...ways),
    consumers: fc.integer({ min: 1, max: 200 }),
  };
  const fanOut = fc.constantFrom(0.2, 1, 3);
  return fc.oneof(
    fc.record({ ...shared, kind: fc.constant('live'), fanOut }),
    fc.record({
      ...shared,
      kind: fc.constant('delayed'),
      fanOut,
      behindMinutes: fc.integer({ min: 1, max: retained * 60 }),
    }),
    fc
      .record({
        ...shared,
        kind: fc.constant('replay'),
        kilobytes: fc.integer({ min: 1, max: 50_000 }),
        windowHours: fc.integer({ min: 1, max: retained }),
        when: when('late-days'),
      })
      .map(({ kilobytes, when: at, ...rest }) => ({ ...rest, rate: `${kilobytes} kB/s`, ...at })),
    fc.record({
      ...shared,
      kind: fc.constant('analytics'),
      fanOut,
      destination: fc.constantFrom('sameRegion', 'otherRegion', 'internet'),
    }),
  );
}

export const generatedReads = (traffic: Traffic): fc.Arbitrary<readonly object[]> =>
  fc
    .integer({ min: 0, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => read(index, traffic))));
