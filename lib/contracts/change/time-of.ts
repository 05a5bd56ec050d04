/** The last moment that a date can be, milliseconds since the epoch (ECMAScript, Time Values). */
const lastMs = 8.64e15;

/**
 * When a record says that it was written, such as `2026-11-27T09:30:00.000Z`. Its producer says it, and one that counts in
 * micro- or nanoseconds says a time that is no date.
 */
export const timeOf = (milliseconds: number): string =>
  Math.abs(milliseconds) > lastMs
    ? `a time that is no date (${milliseconds} ms)`
    : new Date(milliseconds).toISOString();
