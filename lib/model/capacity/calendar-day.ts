export const minutesPerDay = 1440;

const msPerDay = minutesPerDay * 60_000;

/** Days since 1970 of a date such as `2026-11-27`; a day that a month has not is one of the next month. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, day) / msPerDay;
}

/** Days since 1970 from one date to another, both with; none where the second is before the first. */
export function daysOfDates({ first, last }: { readonly first: string; readonly last: string }): readonly number[] {
  const start = dayOf(first);
  return Array.from({ length: Math.max(0, dayOf(last) - start + 1) }, (_, index) => start + index);
}

export const dateOf = (day: number): string => new Date(day * msPerDay).toISOString().slice(0, 10);

/** 0 for Monday to 6 for Sunday; 1970 began on a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;
