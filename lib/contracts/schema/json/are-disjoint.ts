import { acceptsValue, propertyAt } from './accepts-value';
import { alternativesOf } from './alternatives';
import type { Comparison } from './relation';
import type { SchemaNode } from './schema-node';
import type { Writer } from './writer';
import { flattened, isImpossible, limitOf, propertyOf, requiredOf, typesOf, valuesOf } from './writer';

/** Whether no value is both written and taken. `false` where it can’t be proven. */
export function areDisjoint(comparison: Comparison): boolean {
  const { writer, reader, relation } = comparison;
  if (reader.unresolved !== undefined || writer.some(({ unresolved }) => unresolved !== undefined)) return false;
  const both = flattened([...writer, reader]);
  if (isImpossible(both)) return true;
  if (areValuesRefused(writer, reader) || areLimitsApart(both) || isPropertyApart(comparison)) return true;
  return isRefused(comparison) || alternativesOf(writer)?.every((each) => relation.isDisjoint(each, reader)) === true;
}

/** By what one of them says that it is not, and by members of the reader. */
function isRefused({ writer, reader, relation }: Comparison): boolean {
  const { allOf = [], anyOf, oneOf } = reader.combinations;
  const { not } = reader.parts;
  return (
    writer.some(({ parts }) => parts.not !== undefined && relation.gaps([reader], parts.not).length === 0) ||
    (not !== undefined && relation.gaps(writer, not).length === 0) ||
    allOf.some((member) => relation.isDisjoint(writer, member)) ||
    [anyOf, oneOf].some((members) => members?.every((member) => relation.isDisjoint(writer, member)) === true)
  );
}

const areValuesRefused = (writer: Writer, reader: SchemaNode) =>
  valuesOf(writer)?.every((value) => acceptsValue(reader, value) === false) === true ||
  reader.values?.every((value) => writer.some((node) => acceptsValue(node, value) === false)) === true;

/** Numbers, lengths and counts between limits that cross; only where no other type is left. */
function areLimitsApart(both: Writer): boolean {
  const [type, ...others] = typesOf(both);
  if (others.length > 0) return false;
  const crosses = ([most, least]: readonly [number | undefined, number | undefined]) =>
    most !== undefined && least !== undefined && most < least;
  switch (type) {
    case 'number':
    case 'integer':
      return crosses([limitOf(both, 'maximum'), limitOf(both, 'minimum')]);
    case 'string':
      return crosses([limitOf(both, 'maxLength'), limitOf(both, 'minLength')]);
    case 'array':
      return crosses([limitOf(both, 'maxItems'), limitOf(both, 'minItems')]);
    case 'object':
      return crosses([limitOf(both, 'maxProperties'), limitOf(both, 'minProperties')]);
    default:
      return false;
  }
}

/** Objects that need a property for which they want different values. */
function isPropertyApart({ writer, reader, relation }: Comparison): boolean {
  if (typesOf(flattened([...writer, reader])).some((type) => type !== 'object')) return false;
  const needed = [...requiredOf(flattened([...writer, reader]))];
  return needed.some((name) =>
    propertyAt(reader, name).some((wanted) => relation.inside.isDisjoint(propertyOf(writer, name), wanted)),
  );
}
