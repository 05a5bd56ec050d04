import { isDeepStrictEqual } from 'node:util';
import type { RecordSchema } from '../model/topic-contract';

/** Whether two schemas ask for the same; what they tell people, and what the parser left in them, is no difference. */
export const sameSchema = (one: RecordSchema | undefined, other: RecordSchema | undefined): boolean =>
  one?.format === other?.format && isDeepStrictEqual(meaning(one?.schema), meaning(other?.schema));

const forPeople = new Set(['title', 'description', 'examples', 'doc']);

/** Keys of schemas are short; a cycle ends where it began. */
function meaning(schema: unknown, above: readonly unknown[] = []): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (above.includes(schema)) return '(cycle)';
  const within = [...above, schema];
  if (Array.isArray(schema)) return schema.map((inner) => meaning(inner, within));
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !forPeople.has(key) && !key.startsWith('x-parser-'))
      .map(([key, inner]) => [key, meaning(inner, within)]),
  );
}
