import type { Gap } from '../schema-change';
import { limitGaps } from './limit-gaps';
import type { Comparison } from './relation';
import { shown } from './shown';
import { typesOf } from './writer';

/** What a reader refuses of the strings that are written. */
export function stringGaps(comparison: Comparison): readonly Gap[] {
  if (!typesOf(comparison.writer).includes('string')) return [];
  return [
    ...limitGaps(comparison, ['maxLength', 'minLength']),
    ...wordGaps(comparison, 'pattern'),
    ...formatGaps(comparison),
  ];
}

function wordGaps({ writer, reader }: Comparison, keyword: 'pattern' | 'format'): readonly Gap[] {
  const wanted = reader[keyword];
  const given = writer.flatMap((node) => node[keyword] ?? []);
  if (wanted === undefined || given.includes(wanted)) return [];
  return [
    {
      kind: given.length === 0 ? 'break' : 'undecided',
      path: [keyword],
      writer: given.length === 0 ? 'nothing' : given.map(shown).join(' and '),
      reader: shown(wanted),
      why:
        given.length === 0
          ? `a ${keyword} is asked for that what is written does not keep to`
          : `whether everything of one ${keyword} is also of the other can’t be told`,
      wanted: given.length === 0 ? `have no "${keyword}"` : `keep the ${keyword} ${given.map(shown).join(' and ')}`,
    },
  ];
}

/** Validators differ in whether they look at formats at all. */
const formatGaps = (comparison: Comparison): readonly Gap[] =>
  wordGaps(comparison, 'format').map((gap) => ({
    ...gap,
    kind: 'undecided',
    why: `${gap.why}; validators differ in whether they look at formats at all`,
  }));
