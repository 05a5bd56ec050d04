import { z } from 'zod';
import { calendarName, hoursPerMonth, rate } from './rate-fields';
import { dnsLabel, kafkaName } from './fields';

const reader = {
  name: dnsLabel(60).describe('What reads, for people.'),
  consumerGroups: z.array(kafkaName).max(50).default([]).describe('Its consumer groups.'),
  sameZonePercent: z
    .number()
    .min(0)
    .max(100)
    .default(0)
    .describe('Share of the read bytes whose client tells its zone, percent; the others cross zones.'),
  access: z.enum(['cluster', 'network', 'privateLink']).default('cluster').describe('Way in that it uses.'),
  consumers: z.int().min(1).max(100_000).default(5).describe('Consumer clients that are connected at the peak.'),
};

const fanOut = z
  .number()
  .min(0)
  .max(1000)
  .default(1)
  .describe('How many times it reads what is written: one per consumer group that reads everything.');

export const read = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('live').describe('Reads what has just been written, from memory.'),
    ...reader,
    fanOut,
  }),
  z.strictObject({
    kind: z.literal('delayed').describe('Reads everything, some time later, from the object store.'),
    ...reader,
    fanOut,
    behindMinutes: z.int().min(1).max(1_000_000).describe('How far behind it usually is, minutes.'),
  }),
  z.strictObject({
    kind: z.literal('replay').describe('Reads history again, now and then.'),
    ...reader,
    rate: rate.describe('Rate at which it reads.'),
    hoursPerMonth,
    calendar: calendarName,
    windowHours: z.int().min(1).max(1_000_000).describe('How far back it goes, hours.'),
  }),
  z.strictObject({
    kind: z.literal('analytics').describe('Exports to an analytics system.'),
    ...reader,
    fanOut,
    destination: z
      .enum(['sameRegion', 'otherRegion', 'internet'])
      .default('sameRegion')
      .describe('Where the bytes go from there, which may cost transfer.'),
  }),
]);
