import type { TopicContract } from '../model/topic-contract';
import { valuesInSchema } from './values-in-schema';

/** Which record a key is for. */
export interface RecordNumber {
  /** The business object that it is about, from 0. */
  readonly object: number;
  /** Which record of all, from 0. */
  readonly serial: number;
}

/** The key of a record by the contract’s fields; undefined where the contract gives records no key. */
export type KeyOfRecord = (record: RecordNumber) => string | undefined;

/**
 * How records of a contract are keyed. Id and time of an event differ from record to record, fields with few values in the
 * schema take these in turn, and any other field is one value for each business object: what a producer would do that
 * follows the contract.
 */
export function keyOfRecord({ fields, messages }: Pick<TopicContract, 'fields' | 'messages'>): KeyOfRecord {
  const key = fields['x-key'];
  if (key === undefined) return () => undefined;
  const event = fields['x-event'];
  const ofEachRecord = [event?.id, event?.time].filter((each) => each !== undefined);
  let stride = 1;
  const parts = key.fields.map((field): ((record: RecordNumber) => string) => {
    const name = field.split('.').at(-1) ?? field;
    if (ofEachRecord.includes(field)) return ({ serial }) => `${name}-${serial}`;
    const values = valuesInSchema(messages, field);
    if (values === undefined) return ({ object }) => `${name}-${object}`;
    const own = stride;
    stride *= values.length;
    return ({ object }) => String(values[Math.floor(object / own) % values.length]);
  });
  return (record) => parts.map((part) => part(record)).join(':');
}
