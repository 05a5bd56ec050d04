import type { Sample } from './measurement';

/** Keyed records below which the share of the hottest key says nothing: one of three records would be a third. */
export const smallestSample = 100;

/** Records of a sample that have a key. */
export const keyedRecords = ({ records, keyedPercent }: Sample): number =>
  keyedPercent === undefined ? 0 : Math.round((records * keyedPercent) / 100);
