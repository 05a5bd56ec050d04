import type { Gap } from '../schema-change';
import type { Comparison, Relation } from './relation';
import { under } from './relation';
import type { SchemaNode } from './schema-node';
import { anything } from './schema-node';
import type { Writer } from './writer';

/** What a reader refuses of properties that neither of them names: those of a pattern, and all others. */
export function openPropertyGaps({ writer, reader, relation }: Comparison): readonly Gap[] {
  return [
    ...[...reader.patternProperties].flatMap(([pattern, wanted]) =>
      fewest(writer, (node) => patternGaps(node, { pattern, wanted, relation })),
    ),
    ...fewest(writer, (node) => additionalGaps(node, reader, relation)),
  ];
}

interface WantedPattern {
  readonly pattern: string;
  readonly wanted: SchemaNode;
  readonly relation: Relation;
}

/** Names of a pattern, as one of the writer’s schemas has them. */
function patternGaps(node: SchemaNode, { pattern, wanted, relation }: WantedPattern): readonly Gap[] {
  const path = ['patternProperties', pattern];
  const same = node.patternProperties.get(pattern);
  if (same !== undefined) return under(path, relation.inside.gaps([same], wanted));
  // A pattern of the writer may take in some names of this one, and nobody can tell.
  const others = [...node.patternProperties.values()].flatMap((given) => relation.inside.gaps([given], wanted));
  return under(path, [
    ...relation.inside.gaps([node.parts.additionalProperties ?? anything], wanted),
    ...others.map((gap) => ({ ...gap, kind: 'undecided' as const })),
  ]);
}

/** Names that neither a property nor a pattern of the reader has. */
function additionalGaps(node: SchemaNode, reader: SchemaNode, relation: Relation): readonly Gap[] {
  const wanted = reader.parts.additionalProperties;
  if (wanted === undefined) return [];
  const patterns = [...node.patternProperties].filter(([pattern]) => !reader.patternProperties.has(pattern));
  return [
    ...under(
      ['additionalProperties'],
      relation.inside.gaps([node.parts.additionalProperties ?? anything], wanted).map((gap) =>
        wanted.never
          ? {
              ...gap,
              why: 'the content model is closed, and properties that it does not name may be written',
              wanted: 'leave the content model open',
            }
          : gap,
      ),
    ),
    ...patterns.flatMap(([pattern, given]) =>
      under(['patternProperties', pattern], relation.inside.gaps([given], wanted)),
    ),
  ];
}

/** All schemas of the writer hold, so that the best of them tells. */
const fewest = (writer: Writer, gapsOf: (node: SchemaNode) => readonly Gap[]): readonly Gap[] =>
  writer.map(gapsOf).reduce((best, gaps) => (weightOf(gaps) < weightOf(best) ? gaps : best));

const weightOf = (gaps: readonly Gap[]) => gaps.reduce((sum, { kind }) => sum + (kind === 'break' ? 1000 : 1), 0);
