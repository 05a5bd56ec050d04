export const mib = 2 ** 20;

/** `12.5 MiB/s`. */
export const mibPerSecond = (bytesPerSecond: number): string => `${oneDecimal(bytesPerSecond / mib)} MiB/s`;

/** One digit after the point. */
export const oneDecimal = (number: number): string => number.toFixed(1);
