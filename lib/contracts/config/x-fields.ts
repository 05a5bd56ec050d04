import { z } from 'zod';
import { sentence } from '../../config/fields';

/** What several of the extensions are made of. */
export const shortSentence = sentence(300);

export const hours = z.int({ error: 'must be a whole number of hours' }).min(1).max(1_000_000);

export const partitionRate = z.number().positive().max(10_000);
