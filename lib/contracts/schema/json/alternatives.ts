import { negationOf, nodeOfType, withoutCombination } from './derived-nodes';
import type { Writer } from './writer';
import { flattened, typesOf } from './writer';

/**
 * What is written as one of several cases, which together are all of it: by the first `anyOf` or `oneOf` of the writer;
 * undefined where there is none.
 */
export function alternativesOf(writer: Writer): readonly Writer[] | undefined {
  const at = writer.findIndex(
    ({ combinations }) => combinations.anyOf !== undefined || combinations.oneOf !== undefined,
  );
  const node = writer[at];
  if (node === undefined) return undefined;
  const { anyOf, oneOf } = node.combinations;
  const others = writer.filter((_, index) => index !== at);
  if (anyOf !== undefined) {
    const rest = [...others, withoutCombination(node, 'anyOf')];
    return anyOf.map((member) => flattened([...rest, member]));
  }
  const members = oneOf as NonNullable<typeof oneOf>;
  const rest = [...others, withoutCombination(node, 'oneOf')];
  return members.map((member, index) =>
    flattened([...rest, member, ...members.filter((_, other) => other !== index).map(negationOf)]),
  );
}

/** What is written, one case for each type that it may have; undefined where it has a single one. */
export function typedAlternativesOf(writer: Writer): readonly Writer[] | undefined {
  const types = typesOf(writer);
  return types.length < 2 ? undefined : types.map((type) => [...writer, nodeOfType(type)]);
}
