import { mibPerSecond } from '../report/amounts';

/** Below this, MiB/s say nothing. */
const leastMib = 0.1;

/** `40.0 MiB/s`, or `51.2 KiB/s` where that says more. */
export const rateInWords = (bytesPerSecond: number): string =>
  bytesPerSecond < leastMib * 2 ** 20
    ? `${Math.round((bytesPerSecond / 1024) * 10) / 10} KiB/s`
    : mibPerSecond(bytesPerSecond);
