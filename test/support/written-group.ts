import type { Written } from './aws-variant';

type WrittenGroup = NonNullable<Written['workloads']>[number];

/** A workload group as a file says it, with everything that readiness asks for; changed where a test wants it so. */
export const writtenGroup = (name: string, change: Partial<WrittenGroup> = {}): WrittenGroup => ({
  name,
  owner: `${name}@acme.example`,
  purpose: `What ${name} is for.`,
  topics: [{ name: `${name}.`, pattern: 'prefixed' }],
  users: ['inventory'],
  write: {
    normal: { rate: '10 MiB/s' },
    promotional: { rate: '30 MiB/s', hoursPerMonth: 20 },
    exceptional: { rate: '40 MiB/s', hoursPerMonth: 2 },
    repairs: { rate: '5 MiB/s', hoursPerMonth: 10 },
    sameZonePercent: 90,
  },
  reads: [
    { kind: 'live', name: 'views', consumerGroups: [`${name}.views`], sameZonePercent: 90 },
    {
      kind: 'replay',
      name: 'rebuild',
      consumerGroups: [`${name}.rebuild`],
      sameZonePercent: 100,
      rate: '20 MiB/s',
      hoursPerMonth: 4,
      windowHours: 48,
    },
  ],
  message: { bytes: 500 },
  keys: { hottestPercent: 1 },
  partitions: { count: 24 },
  retentionHours: { replay: 72, audit: 720 },
  latency: { produceP99Ms: 800, freshnessSeconds: 5 },
  impact: {
    level: 'high',
    why: 'Customers wait.',
    behindMinutes: 10,
    longestOutageHours: 24,
    rollback: 'rewind',
  },
  replay: { meaning: 'Views are built again.', safety: 'idempotent' },
  failure: { producers: 'wait', consumers: 'stale' },
  ...change,
});
