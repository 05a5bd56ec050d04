/** Bytes of a unit as a rate names it: decimal and binary multiples are different things. */
const bytesOf = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 } as const;

const units = Object.keys(bytesOf).join('|');

/** A number with its unit: bytes or records each second. */
export const ratePattern = new RegExp(`^(\\d+(?:\\.\\d+)?) ?(${units}|records)/s$`);

/**
 * Bytes each second that a rate of a file means; a rate in records is multiplied by the size of a record.
 * A text of another form, which the schema refuses, is NaN.
 */
export function bytesPerSecond(rate: string, recordBytes: number): number {
  const [, number, unit] = ratePattern.exec(rate) ?? [];
  if (number === undefined || unit === undefined) return Number.NaN;
  return Number(number) * (unit === 'records' ? recordBytes : bytesOf[unit as keyof typeof bytesOf]);
}
