import type { Gap } from '../schema-change';
import { acceptsValue, propertyAt } from './accepts-value';
import { limitGaps } from './limit-gaps';
import { dependencyGaps } from './dependency-gaps';
import { openPropertyGaps } from './open-property-gaps';
import type { Comparison } from './relation';
import { under } from './relation';
import { shownNode, shownWriter } from './shown';
import { isClosed, isImpossible, propertyOf, requiredOf, typesOf } from './writer';

/** What a reader refuses of the objects that are written. */
export function objectGaps(comparison: Comparison): readonly Gap[] {
  if (!typesOf(comparison.writer).includes('object')) return [];
  return [
    ...requiredGaps(comparison),
    ...namedPropertyGaps(comparison),
    ...openPropertyGaps(comparison),
    ...limitGaps(comparison, ['maxProperties', 'minProperties']),
    ...dependencyGaps(comparison),
    ...nameGaps(comparison),
  ];
}

function requiredGaps({ writer, reader }: Comparison): readonly Gap[] {
  const given = requiredOf(writer);
  return reader.required
    .filter((name) => !given.has(name))
    .map((name) => {
      const filled = reader.properties.get(name)?.hasDefault === true;
      return {
        kind: filled ? 'undecided' : 'break',
        path: reader.properties.has(name) ? ['properties', name] : ['required'],
        writer: `"${name}" may be left out`,
        reader: `"${name}" is required`,
        why: filled
          ? `"${name}" is required; a registry lets it pass for its default, but only some readers fill defaults in`
          : `"${name}" is required, and records without it may be written`,
        wanted: `take records without "${name}"`,
      };
    });
}

/** Properties that either of them names. */
function namedPropertyGaps({ writer, reader, relation }: Comparison): readonly Gap[] {
  const names = new Set([reader, ...writer].flatMap(({ properties }) => [...properties.keys()]));
  return [...names].flatMap((name) => {
    const given = propertyOf(writer, name);
    if (isImpossible(given)) return [];
    const isNamed = reader.properties.has(name);
    const wasNamed = writer.some(({ properties }) => properties.has(name));
    return propertyAt(reader, name).flatMap((wanted) => {
      const gaps = relation.inside.gaps(given, wanted);
      if (gaps.length === 0) return [];
      const path = ['properties', name];
      if (isNamed && !wasNamed) return [addedGap(path, shownWriter(given), shownNode(wanted))];
      if (!isNamed && wanted.never) return [removedGap(path, shownWriter(given))];
      return under(path, gaps);
    });
  });
}

/** Whether records had something under a name that the schema did not know, only who wrote them knows. */
const addedGap = (path: Gap['path'], given: string, wanted: string): Gap => ({
  kind: 'undecided',
  path,
  writer: `no such property, and ${given} under any name`,
  reader: wanted,
  why: `a property is named where the content model is open: what stood there under this name before may be ${given}`,
  wanted:
    'make sure that nobody wrote this name before, or close the content model ("additionalProperties": false) before properties are added',
});

const removedGap = (path: Gap['path'], given: string): Gap => ({
  kind: 'break',
  path,
  writer: given,
  reader: 'no such property, and none allowed that is not named',
  why: 'a property is gone where the content model is closed, so records that have it are refused',
  wanted: 'keep the property, or open the content model',
});

function nameGaps({ writer, reader, relation }: Comparison): readonly Gap[] {
  const wanted = reader.parts.propertyNames;
  if (wanted === undefined) return [];
  if (
    writer.some(
      ({ parts: { propertyNames } }) => propertyNames && relation.inside.gaps([propertyNames], wanted).length === 0,
    )
  ) {
    return [];
  }
  const closed = writer.find(isClosed);
  const answers = [...(closed?.properties.keys() ?? [])].map((name) => acceptsValue(wanted, name));
  if (closed !== undefined && answers.every((answer) => answer === true)) return [];
  return [
    {
      kind: answers.includes(undefined) ? 'undecided' : 'break',
      path: ['propertyNames'],
      writer: 'other names',
      reader: shownNode(wanted),
      why: 'names of properties are limited where others may be written',
      wanted: 'take any name',
    },
  ];
}
