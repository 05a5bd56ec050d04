import type { Gap } from '../schema-change';
import type { Comparison } from './relation';
import type { LimitKeyword } from './schema-node';
import { shown } from './shown';
import { isUpper, limitOf } from './writer';

/** Limits of a reader that are tighter than what is written. */
export const limitGaps = (comparison: Comparison, keywords: readonly LimitKeyword[]): readonly Gap[] =>
  keywords.flatMap((keyword) => limitGap(comparison, keyword));

function limitGap({ writer, reader }: Comparison, keyword: LimitKeyword): readonly Gap[] {
  const wanted = reader.limits[keyword];
  if (wanted === undefined) return [];
  const given = limitOf(writer, keyword);
  const tightEnough = (limit: number | undefined, strictly = false) =>
    limit !== undefined &&
    (strictly ? limit !== wanted : true) &&
    (isUpper(keyword) ? limit <= wanted : limit >= wanted);
  const sibling = siblings[keyword];
  if (tightEnough(given)) return [];
  if (sibling !== undefined && tightEnough(limitOf(writer, sibling), keyword.startsWith('exclusive'))) return [];
  const written = shown(given);
  return [
    {
      kind: 'break',
      path: [keyword],
      writer: written,
      reader: shown(wanted),
      why: `"${keyword}" is ${wanted} where what is written has ${given === undefined ? 'none' : written}`,
      wanted: given === undefined ? `have no "${keyword}"` : `take "${keyword}" ${written}`,
    },
  ];
}

/** The keyword that limits the same in another way. */
const siblings: Readonly<Partial<Record<LimitKeyword, LimitKeyword>>> = {
  maximum: 'exclusiveMaximum',
  exclusiveMaximum: 'maximum',
  minimum: 'exclusiveMinimum',
  exclusiveMinimum: 'minimum',
};
