import { z } from 'zod';
import { awsRegion, dnsLabel, kafkaName, owner, sentence, tagText } from './fields';
import { calendarName, hoursPerMonth, rate } from './rate-fields';
import { read } from './workload-reads';

const raised = (what: string) =>
  z
    .strictObject({
      rate: rate.describe('Rate of all writes of the group then.'),
      hoursPerMonth,
      calendar: calendarName,
    })
    .optional()
    .describe(what);

const write = z
  .strictObject({
    normal: z
      .strictObject({ rate: rate.describe('Rate of all writes of the group in ordinary hours.') })
      .describe('Ordinary hours.'),
    promotional: raised('Planned peaks, such as a promotion.'),
    exceptional: raised('The worst that must be carried, such as a port closure.'),
    repairs: z
      .strictObject({ rate: rate.describe('Rate that repairs add.'), hoursPerMonth, calendar: calendarName })
      .optional()
      .describe('Batch repairs and supplier updates, which come on top of whatever runs.'),
    sameZonePercent: z
      .number()
      .min(0)
      .max(100)
      .default(0)
      .describe('Share of the written bytes whose client tells its zone, percent; the others cross zones.'),
    access: z.enum(['cluster', 'network', 'privateLink']).default('cluster').describe('Way in that the producers use.'),
    producers: z.int().min(1).max(100_000).default(10).describe('Producer clients that are connected at the peak.'),
  })
  .describe('What the group writes.');

const hours = (what: string) => z.int().min(1).max(1_000_000).optional().describe(what);

const retentionHours = z
  .strictObject({
    replay: hours('To rebuild views from events.'),
    audit: hours('To explain what happened.'),
    correction: hours('To correct data afterwards.'),
    analytics: hours('To feed models and reports.'),
  })
  .describe('How long records are kept, hours, by reason. The longest decides; every reason is kept visible.');

const workload = z.strictObject({
  name: dnsLabel(60).describe('Name of the workload group.'),
  owner: owner.describe('The team or address that answers for it.'),
  purpose: sentence(300).describe('What it is for, one sentence.'),
  topics: z
    .array(
      z.strictObject({
        name: kafkaName.describe('Name of the topic, or how names begin.'),
        pattern: z
          .enum(['literal', 'prefixed'])
          .default('literal')
          .describe('Whether `name` is the whole name or how names begin.'),
      }),
    )
    .min(1)
    .max(1000)
    .describe('Its topics.'),
  users: z
    .array(z.string().min(1).max(64))
    .max(50)
    .default([])
    .describe(
      'Users of `security.users` that it works with. Quotas are per user, so groups with a common user share one.',
    ),
  write,
  reads: z.array(read).max(100).default([]).describe('What reads it.'),
  message: z
    .strictObject({
      bytes: z.int().min(1).max(67_108_864).describe('Size of one record on the wire, after compression, bytes.'),
      batchBytes: z
        .int()
        .min(1)
        .max(67_108_864)
        .default(65_536)
        .describe('Size of one batch that a producer sends, bytes.'),
    })
    .describe('Records and batches.'),
  keys: z
    .strictObject({
      hottestPercent: z
        .number()
        .min(0)
        .max(100)
        .describe('Share of the bytes that the hottest key has, percent. More partitions don’t divide one key.'),
    })
    .optional()
    .describe('How keys are spread; left out where records have none.'),
  partitions: z
    .strictObject({
      count: z.int().min(1).max(1_000_000).optional().describe('Partitions of all its topics, where they exist.'),
      producerMibPerSecond: z
        .number()
        .positive()
        .max(10_000)
        .optional()
        .describe('What producers get into one partition, MiB/s, where it was measured.'),
      consumerMibPerSecond: z
        .number()
        .positive()
        .max(10_000)
        .optional()
        .describe('What the slowest consumer gets out of one partition, MiB/s, where it was measured.'),
    })
    .prefault({})
    .describe('Partitions, and what one of them carries.'),
  retentionHours,
  latency: z
    .strictObject({
      produceP99Ms: z.int().min(1).max(600_000).describe('Longest acceptable produce, 99th percentile, milliseconds.'),
      freshnessSeconds: z.int().min(1).max(10_000_000).describe('How old a live reader’s view may be, seconds.'),
    })
    .describe('What latency and freshness matter.'),
  impact: z
    .strictObject({
      level: z.enum(['critical', 'high', 'moderate', 'low']).describe('What is at stake when it stands still.'),
      why: sentence(300).describe('What happens then, one sentence.'),
      behindMinutes: z.int().min(1).max(1_000_000).describe('How long consumers may be behind, minutes.'),
      longestOutageHours: z
        .int()
        .min(1)
        .max(1_000_000)
        .describe('Longest outage of a consumer after which it must still find every record, hours.'),
      rollback: z
        .enum(['rewind', 'forward', 'park', 'switchBack'])
        .describe(
          'What is done after a bad deployment. `rewind`: consumers go back to the last good offset and rebuild; `forward`: corrections are written as further records; `park`: bad records are set aside and the rest goes on; `switchBack`: producers go back to the former system.',
        ),
    })
    .describe('Business impact, and the rollback policy that follows.'),
  replay: z
    .strictObject({
      meaning: sentence(300).describe('What a replay does, one sentence.'),
      safety: z
        .enum(['safe', 'idempotent', 'guarded'])
        .describe(
          '`safe`: it has no side effect; `idempotent`: consumers recognise what they have done; `guarded`: something must be switched off first.',
        ),
      guard: sentence(300).optional().describe('What is switched off and by whom; wanted with `guarded`.'),
    })
    .describe('What replay means here and whether it is safe.'),
  failure: z
    .strictObject({
      producers: z
        .enum(['wait', 'buffer', 'drop'])
        .describe('What producers do while brokers can’t be reached: wait, keep records of their own, or drop them.'),
      bufferMinutes: z
        .int()
        .min(1)
        .max(1_000_000)
        .optional()
        .describe('How long producers can keep records, minutes; wanted with `buffer`.'),
      consumers: z
        .enum(['stale', 'stop', 'fallback'])
        .describe('What consumers do: show the last known state, stop, or fall back to another source.'),
      why: sentence(300).optional().describe('Why that is right.'),
    })
    .describe('What happens on failure.'),
  residency: z
    .strictObject({
      regions: z
        .array(z.union([awsRegion, dnsLabel(40)]))
        .max(40)
        .default([])
        .describe('Regions or sites that the data must stay in; none named: anywhere.'),
      tenants: z
        .array(tagText(120).min(1))
        .max(200)
        .default([])
        .describe('Tenants or legal entities whose data it is.'),
    })
    .prefault({})
    .describe('Where the data must stay.'),
});

export const workloads = z
  .array(workload)
  .max(1000)
  .default([])
  .describe('Workload groups: what the platform has to carry, by whom and why. `automq-kit plan` answers from it.');
