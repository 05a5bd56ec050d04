import { z } from 'zod';
import { dnsLabel, tagText } from '../../config/fields';
import { ratePattern } from '../../config/rate';

/** Parts of the extensions that several of them use. */
export const sentence = (maxLength = 300) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[^\r\n<>|]*$/, { error: 'must be one line without "<", ">" and "|"' });

export const owner = tagText(120).min(1);

export const date = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
  error: 'must be a date such as "2026-11-27"',
});

export const topicName = z
  .string()
  .min(1)
  .max(249)
  .regex(/^[A-Za-z0-9._-]+$/, { error: 'must be letters, digits, ".", "_" and "-"' });

export const rate = z.string().max(40).regex(ratePattern, {
  error: 'must be a number with its unit, such as "40 MiB/s", "12.5 MB/s" or "9000 records/s"',
});

export const hours = z.int({ error: 'must be a whole number of hours' }).min(1).max(1_000_000);

export const partitionRate = z.number().positive().max(10_000);

export const dataClassName = dnsLabel(40);
