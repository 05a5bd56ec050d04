import { z } from 'zod';
import { date, dnsLabel } from './fields';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'must be a time of day such as "18:30", in quotes or not, from "00:00" to "24:00"',
});

const from = timeOfDay.describe('When it begins each day, in the calendar’s time zone.');
const to = timeOfDay.describe('When it ends; a time that is not after `from` is on the next day.');

const window = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekly').describe('Every week.'),
    days: z.array(z.enum(weekdays)).min(1).max(7).describe('On which days it begins.'),
    from,
    to,
  }),
  z.strictObject({
    kind: z.literal('dates').describe('From one date to another, both included.'),
    first: date.describe('First day.'),
    last: date.describe('Last day.'),
    from: from.default('00:00'),
    to: to.default('24:00'),
  }),
]);

/** The one list of planned times that envelopes, and whatever else follows a plan, refer to by name. */
export const calendars = z
  .array(
    z.strictObject({
      name: dnsLabel(40).describe('Name by which envelopes refer to it.'),
      timeZone: z
        .string()
        .min(1)
        .max(64)
        .describe('IANA time zone in which its times are meant, such as `Europe/Berlin`.'),
      windows: z.array(window).min(1).max(60).describe('When it is on. Windows of one calendar don’t overlap.'),
    }),
  )
  .max(50)
  .default([])
  .describe('Planned times, such as promotions, by name.');
