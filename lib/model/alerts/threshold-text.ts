import type { Alert } from './alert';
import type { AlertUnit } from './alert-definition';

/** What a threshold says, such as `60 % of the WAL cache`. */
export const thresholdText = ({ value, unit, of }: Alert['threshold']): string => `${amounts[unit](value)} ${of}`;

const amounts: Readonly<Record<AlertUnit, (value: number) => string>> = {
  share: (value) => `${Math.round(value * 1000) / 10} % of`,
  ratio: (value) => `${value} times:`,
  seconds: (value) => `${value} s`,
  days: (value) => `${value} days`,
  count: (value) => String(value),
};
