/** A time, in minutes of UTC since 1970; the end is not in it. */
export interface Interval {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** The same times by their start, those that touch or overlap made one. */
export function mergedIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = [...intervals].sort((a, b) => a.startMinute - b.startMinute);
  const merged: { startMinute: number; endMinute: number }[] = [];
  for (const { startMinute, endMinute } of sorted) {
    const last = merged.at(-1);
    if (last && startMinute <= last.endMinute) last.endMinute = Math.max(last.endMinute, endMinute);
    else merged.push({ startMinute, endMinute });
  }
  return merged;
}
