import type { Gap } from '../schema-change';
import type { Comparison } from './relation';
import { under } from './relation';
import type { SchemaNode } from './schema-node';
import { isImpossible, propertyOf, requiredOf } from './writer';

/** What a reader refuses for what has to stand beside a property. */
export const dependencyGaps = (comparison: Comparison): readonly Gap[] =>
  [...comparison.reader.dependencies].flatMap(([name, wanted]) =>
    isImpossible(propertyOf(comparison.writer, name))
      ? []
      : isSchema(wanted)
        ? schemaGaps(comparison, name, wanted)
        : nameGaps(comparison, name, wanted),
  );

const isSchema = (wanted: SchemaNode | readonly string[]): wanted is SchemaNode => !Array.isArray(wanted);

function nameGaps({ writer }: Comparison, name: string, wanted: readonly string[]): readonly Gap[] {
  const given = new Set([
    ...requiredOf(writer),
    name,
    ...writer.flatMap(({ dependencies }) => {
      const own = dependencies.get(name);
      return own === undefined ? [] : isSchema(own) ? own.required : own;
    }),
  ]);
  const missing = wanted.filter((each) => !given.has(each)).map((each) => `"${each}"`);
  if (missing.length === 0) return [];
  return [
    {
      kind: 'break',
      path: ['dependencies', name],
      writer: `"${name}" may stand without ${missing.join(', ')}`,
      reader: `"${name}" needs ${missing.join(', ')}`,
      why: `"${name}" needs ${missing.join(', ')} beside it, and records without may be written`,
      wanted: `take "${name}" without ${missing.join(', ')}`,
    },
  ];
}

function schemaGaps({ writer, relation }: Comparison, name: string, wanted: SchemaNode): readonly Gap[] {
  const own = writer.flatMap(({ dependencies }) => {
    const given = dependencies.get(name);
    return given !== undefined && isSchema(given) ? [given] : [];
  });
  return under(['dependencies', name], relation.gaps([...writer, ...own], wanted));
}
