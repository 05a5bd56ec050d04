import type { Gap } from '../schema-change';
import { acceptsValue } from './accepts-value';
import { alternativesOf } from './alternatives';
import { arrayGaps } from './array-gaps';
import { combinationGaps } from './combination-gaps';
import { numberGaps } from './number-gaps';
import { objectGaps } from './object-gaps';
import type { Comparison } from './relation';
import { shown, shownNode, shownWriter } from './shown';
import { stringGaps } from './string-gaps';
import { isImpossible, takesType, typesOf, valuesOf } from './writer';
import { isDeepStrictEqual } from 'node:util';

/** What a reader refuses of what is written. */
export function nodeGaps(comparison: Comparison): readonly Gap[] {
  const { writer, reader, relation } = comparison;
  if (isImpossible(writer) || writer.includes(reader)) return [];
  if (reader.never) return [refusesAll(comparison)];
  const reference = unresolvedGap(comparison);
  if (reference !== undefined) return [reference];
  const alternatives = alternativesOf(writer);
  if (alternatives !== undefined) return distinct(alternatives.flatMap((each) => relation.gaps(each, reader)));
  const values = valuesOf(writer) ?? onlyValuesOf(comparison);
  if (values !== undefined) return valueGaps(comparison, values);
  const narrowed = typeGaps(comparison);
  return [
    ...narrowed,
    ...enumGaps(comparison),
    ...numberGaps(comparison),
    ...stringGaps(comparison),
    ...arrayGaps(comparison),
    ...objectGaps(comparison),
    ...combinationGaps(comparison),
    ...otherGaps(comparison),
  ];
}

const refusesAll = ({ writer, reader }: Comparison): Gap => ({
  kind: 'break',
  path: [],
  writer: shownWriter(writer),
  reader: shownNode(reader),
  why: 'nothing is allowed here any more',
  wanted: `take ${shownWriter(writer)} here`,
});

function unresolvedGap({ writer, reader }: Comparison): Gap | undefined {
  const reference = [reader, ...writer].find(({ unresolved }) => unresolved !== undefined)?.unresolved;
  if (reference === undefined) return undefined;
  return {
    kind: 'undecided',
    path: [],
    writer: shownWriter(writer),
    reader: shownNode(reader),
    why: `"${reference}" leads nowhere within the schema`,
    wanted: 'have its references resolved',
  };
}

/** A boolean or null alone has so few values that each is tried. */
function onlyValuesOf({ writer }: Comparison): readonly unknown[] | undefined {
  const types = typesOf(writer);
  if (types.some((type) => type !== 'boolean' && type !== 'null')) return undefined;
  return types
    .flatMap((type) => (type === 'null' ? [null] : [true, false]))
    .filter((value) => writer.every((node) => acceptsValue(node, value) !== false));
}

function valueGaps(comparison: Comparison, values: readonly unknown[]): readonly Gap[] {
  const { writer, reader } = comparison;
  const answers = values.map((value) => ({ value, answer: acceptsValue(reader, value) }));
  const refused = answers.filter(({ answer }) => answer === false).map(({ value }) => value);
  const open = answers.filter(({ answer }) => answer === undefined).map(({ value }) => value);
  const of = (kind: Gap['kind'], some: readonly unknown[]): Gap => ({
    kind,
    path: reader.values === undefined ? [] : ['enum'],
    writer: shownWriter(writer),
    reader: shownNode(reader),
    why: `${some.map(shown).join(', ')} ${kind === 'break' ? 'is not accepted' : 'may not be accepted'}`,
    wanted: `take ${some.map(shown).join(', ')}`,
  });
  return [...(refused.length > 0 ? [of('break', refused)] : []), ...(open.length > 0 ? [of('undecided', open)] : [])];
}

function typeGaps({ writer, reader }: Comparison): readonly Gap[] {
  const missing = typesOf(writer).filter((type) => !takesType(reader.types, type) && !isInteger(writer, type, reader));
  if (missing.length === 0) return [];
  return [
    {
      kind: 'break',
      path: ['type'],
      writer: typesOf(writer).join(' or '),
      reader: (reader.types ?? []).join(' or '),
      why: `the type ${missing.join(' or ')} is not accepted`,
      wanted: `take the type ${missing.join(' or ')} too`,
    },
  ];
}

/** Multiples of a whole number are integers, whatever their type is called. */
const isInteger = (writer: Comparison['writer'], type: string, reader: Comparison['reader']) =>
  type === 'number' &&
  reader.types?.includes('integer') === true &&
  writer.some(({ multipleOf }) => multipleOf !== undefined && Number.isSafeInteger(multipleOf));

function enumGaps({ writer, reader }: Comparison): readonly Gap[] {
  if (reader.values === undefined) return [];
  return [
    {
      kind: 'break',
      path: ['enum'],
      writer: `any ${shownWriter(writer)}`,
      reader: shown(reader.values),
      why: 'only some values are accepted of what may be any',
      wanted: `take any ${shownWriter(writer)}`,
    },
  ];
}

function otherGaps({ writer, reader }: Comparison): readonly Gap[] {
  return [...reader.other]
    .filter(([keyword, value]) => !writer.some(({ other }) => isDeepStrictEqual(other.get(keyword), value)))
    .map(([keyword, value]) => ({
      kind: 'undecided' as const,
      path: [keyword],
      writer: shown(writer.map(({ other }) => other.get(keyword)).find((each) => each !== undefined)),
      reader: shown(value),
      why: `"${keyword}" is no keyword of JSON Schema draft 7, and what it refuses is not known`,
      wanted: `keep "${keyword}" as it was, or say it in keywords of draft 7`,
    }));
}

const distinct = (gaps: readonly Gap[]): readonly Gap[] =>
  gaps.filter((gap, index) => gaps.findIndex((other) => isDeepStrictEqual(other, gap)) === index);
