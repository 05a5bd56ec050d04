import type { SchemaNode } from './schema-node';
import type { Writer } from './writer';
import { typesOf, valuesOf } from './writer';

const longest = 80;

/** A value of a schema in a sentence, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** What a schema is about, in a few words. */
export function shownNode(node: SchemaNode): string {
  return shownWriter([node]);
}

export function shownWriter(writer: Writer): string {
  if (writer.some(({ never }) => never)) return 'nothing';
  const values = valuesOf(writer);
  if (values !== undefined) return `one of ${shown(values)}`;
  const [reference] = writer.flatMap(({ unresolved }) => unresolved ?? []);
  if (reference !== undefined) return `$ref ${reference}`;
  const kinds = writer.flatMap(({ combinations: { anyOf, oneOf } }) => [
    ...(anyOf === undefined ? [] : [`any of ${anyOf.map(shownNode).join(', ')}`]),
    ...(oneOf === undefined ? [] : [`one of ${oneOf.map(shownNode).join(', ')}`]),
  ]);
  const types = typesOf(writer);
  return types.length === 6 ? (kinds[0] ?? 'anything') : types.join(' or ');
}
