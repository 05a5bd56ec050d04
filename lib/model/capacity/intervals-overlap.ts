import type { Interval } from './merged-intervals';

/** Whether some minute is in both lists, each by start and free of overlaps. */
export function intervalsOverlap(a: readonly Interval[], b: readonly Interval[]): boolean {
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined || right === undefined) return false;
    if (left.startMinute < right.endMinute && right.startMinute < left.endMinute) return true;
    if (left.endMinute <= right.endMinute) i += 1;
    else j += 1;
  }
}
