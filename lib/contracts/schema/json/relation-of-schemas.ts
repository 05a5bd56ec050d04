import { comparisonMemory } from '../comparison-memory';
import { areDisjoint } from './are-disjoint';
import { nodeGaps } from './node-gaps';
import type { Relation } from './relation';
import type { SchemaNode } from './schema-node';
import type { Writer } from './writer';
import { flattened } from './writer';

/** The relation between schemas of one comparison. */
export function relationOfSchemas(): Relation {
  const memory = comparisonMemory();
  const ids = new Map<SchemaNode, number>();
  const idOf = (node: SchemaNode) => {
    const id = ids.get(node) ?? ids.size;
    ids.set(node, id);
    return id;
  };
  const keyOf = (writer: Writer, reader: SchemaNode) =>
    `${[...new Set(writer.map(idOf))].sort((a, b) => a - b).join(',')}:${idOf(reader)}`;
  const underway = new Set<string>();

  const disjoint = (flat: Writer, reader: SchemaNode, depth: number): boolean => {
    const key = keyOf(flat, reader);
    if (underway.has(key) || !memory.mayStep()) return false;
    underway.add(key);
    const answer = areDisjoint({ writer: flat, reader, relation: at(depth) });
    underway.delete(key);
    return answer;
  };

  const at = (depth: number): Relation => ({
    gaps: (writer, reader) => {
      const flat = flattened(writer);
      const compare = () => nodeGaps({ writer: flat, reader, relation: at(depth) });
      return memory.answer({ key: keyOf(flat, reader), depth, compare });
    },
    isDisjoint: (writer, reader) => disjoint(flattened(writer), reader, depth),
    get inside() {
      return at(depth + 1);
    },
  });
  return at(0);
}
