import type { Combination, JsonType, SchemaNode } from './schema-node';
import { anything } from './schema-node';

/** Nodes made from others; the same one each time, since comparisons are known by their nodes. */
const negations = new WeakMap<SchemaNode, SchemaNode>();
const typed = new Map<JsonType, SchemaNode>();
const withouts = new WeakMap<SchemaNode, Map<Combination, SchemaNode>>();

/** What is not valid under a schema. */
export function negationOf(node: SchemaNode): SchemaNode {
  const made = negations.get(node) ?? { ...anything, parts: { not: node } };
  negations.set(node, made);
  return made;
}

/** Values of one type. */
export function nodeOfType(type: JsonType): SchemaNode {
  const made = typed.get(type) ?? { ...anything, types: [type] };
  typed.set(type, made);
  return made;
}

/** A schema that no longer asks for one of its combinations. */
export function withoutCombination(node: SchemaNode, combination: Combination): SchemaNode {
  const known = withouts.get(node) ?? new Map<Combination, SchemaNode>();
  const made = known.get(combination) ?? {
    ...node,
    combinations: Object.fromEntries(Object.entries(node.combinations).filter(([key]) => key !== combination)),
  };
  withouts.set(node, known.set(combination, made));
  return made;
}
