/** A figure to three digits that count, and to whole ones above 100. */
export const rounded = (value: number): number =>
  Number(value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3));

const mib = 2 ** 20;

/** Bytes each second as a file gives them, rounded up to three digits that count, so that what is added up fits in. */
export function byteRate(bytesPerSecond: number): string {
  const [unit, size] = bytesPerSecond >= mib ? (['MiB/s', mib] as const) : (['KiB/s', 1024] as const);
  const value = bytesPerSecond / size;
  const scale = 10 ** Math.max(0, 2 - Math.floor(Math.log10(Math.max(value, 1))));
  return `${Math.ceil(value * scale - 1e-9) / scale} ${unit}`;
}
