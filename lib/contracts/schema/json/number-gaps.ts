import type { Gap } from '../schema-change';
import { limitGaps } from './limit-gaps';
import type { Comparison } from './relation';
import { shown } from './shown';
import { typesOf } from './writer';

/** What a reader refuses of the numbers that are written. */
export function numberGaps(comparison: Comparison): readonly Gap[] {
  if (!typesOf(comparison.writer).some((type) => type === 'number' || type === 'integer')) return [];
  return [
    ...limitGaps(comparison, ['maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum']),
    ...multipleGaps(comparison),
  ];
}

function multipleGaps({ writer, reader }: Comparison): readonly Gap[] {
  const wanted = reader.multipleOf;
  if (wanted === undefined) return [];
  const given = writer.flatMap(({ multipleOf }) => multipleOf ?? []);
  const whole = given.length === 0 && !typesOf(writer).includes('number') ? [1] : given;
  if (whole.some((each) => each === wanted || isWholeMultiple(each, wanted))) return [];
  // Validators divide fractions in binary, and several factors may hold together.
  const isPlain = whole.length < 2 && [wanted, ...whole].every(Number.isSafeInteger);
  return [
    {
      kind: isPlain || whole.length === 0 ? 'break' : 'undecided',
      path: ['multipleOf'],
      writer: whole.length === 0 ? 'nothing' : whole.map(shown).join(' and '),
      reader: shown(wanted),
      why: `only multiples of ${wanted} are accepted`,
      wanted: whole.length === 0 ? 'take numbers without "multipleOf"' : `take multiples of ${whole.join(' and ')}`,
    },
  ];
}

const isWholeMultiple = (value: number, of: number) =>
  Number.isSafeInteger(value) && Number.isSafeInteger(of) && value % of === 0;
