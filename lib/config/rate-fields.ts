import { z } from 'zod';
import { dnsLabel } from './fields';
import { ratePattern } from './rate';

export const rate = z.string().max(40).regex(ratePattern, {
  error: 'must be a number with its unit, such as "40 MiB/s", "12.5 MB/s" or "9000 records/s"',
});

export const hoursPerMonth = z
  .number()
  .min(0)
  .max(744)
  .optional()
  .describe('Hours of it in a month, where no calendar says when. It may then coincide with anything.');

export const calendarName = dnsLabel(40)
  .optional()
  .describe('Name of the calendar that says when, instead of `hoursPerMonth`.');
