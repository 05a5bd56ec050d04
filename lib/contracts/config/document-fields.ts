import { z } from 'zod';
import { date, kafkaName, owner } from '../../config/fields';
import { shortSentence } from './x-fields';

/** What a document says beyond AsyncAPI at its top. */
export const documentFields = z.strictObject({
  'x-removals': z
    .array(
      z.strictObject({
        topic: kafkaName.describe('Topic that is deleted with everything in it.'),
        on: date.describe('First day on which it may be deleted.'),
        owner: owner.describe('Who answers for it.'),
        reason: shortSentence.describe('Why nobody needs it any more.'),
      }),
    )
    .max(1000)
    .default([])
    .describe('Topics that are to be deleted. A topic that only leaves the documents stays.'),
});
