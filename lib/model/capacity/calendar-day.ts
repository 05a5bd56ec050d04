export const minutesPerDay = 1440;

const msPerDay = minutesPerDay * 60_000;

/** Days since 1970 of a date such as `2026-11-27`; a day that a month has not is one of the next month. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, day) / msPerDay;
}

/** In Swedish a date is written as ISO 8601 writes it. */
const isoDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' });

export const dateOf = (day: number): string => isoDate.format(day * msPerDay);

/** 0 for Monday to 6 for Sunday; 1970 began on a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;
