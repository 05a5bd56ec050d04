import { mib } from '../../model/capacity/mib';
import type { Band } from '../bill/bill';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const rateFormat = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `$12,899`: whole units of a currency. */
export const money = (amount: number, currency: string): string => inCurrency(currency, 0).format(amount);

/** `$12,899 a month` in words would be too long for a table: `$11,000 to $15,200`. */
export const moneyRange = ({ low, high }: Band, currency: string): string =>
  money(low, currency) === money(high, currency)
    ? money(low, currency)
    : `${money(low, currency)} to ${money(high, currency)}`;

/** `$0.023`: the price of one unit; of an average of tiers the digits that say something. */
export const unitPrice = (price: number, currency: string): string =>
  inCurrency(currency, 8).format(Number(price.toPrecision(4)));

/** `$20K`, `$1.2M`: an amount on an axis. */
export function shortMoney(amount: number, currency: string): string {
  const [scale, letter] = amount >= 1e6 ? [1e6, 'M'] : amount >= 1e3 ? [1e3, 'K'] : [1, ''];
  return `${inCurrency(currency, 1).format(amount / scale)}${letter}`;
}

/** `+$120`, `−$7,400`, `$0`. */
export function moneyChange(change: number, currency: string): string {
  const amount = money(Math.abs(change), currency);
  if (amount === money(0, currency)) return amount;
  return `${change < 0 ? '−' : '+'}${amount}`;
}

/** ISO 4217 for amounts in no currency, which are plain numbers. */
const noCurrency = 'XXX';

const formats = new Map<string, Intl.NumberFormat>();

function inCurrency(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat('en-US', {
      ...(currency === noCurrency ? {} : { style: 'currency', currency }),
      minimumFractionDigits: 0,
      maximumFractionDigits: digits,
    });
  formats.set(key, format);
  return format;
}

/** `13,140 hours`, `252,608 GB-months`, `401,171 × 1000 requests`, `12.4 GB`. */
export function quantity(value: number, unit: string): string {
  const amount = (Math.abs(value) < 100 ? oneDecimal : whole).format(value);
  if (/^\d/.test(unit)) return `${amount} × ${unit}`;
  return `${amount} ${unit}${/(hour|month)$/.test(unit) && amount !== '1' ? 's' : ''}`;
}

const significant = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });

/** A figure with as many digits as say something: `0.295`, `53`, `5,000`, `1,048,576`. */
export const figure = (value: number): string => (Math.abs(value) < 1e5 ? significant : whole).format(value);

export const percent = (value: number): string => `${whole.format(value).replace('-', '−')} %`;

/** `40.0 MiB/s`. */
export const mibPerSecond = (bytesPerSecond: number): string => `${rateFormat.format(bytesPerSecond / mib)} MiB/s`;

/** `512.0 MiB`, or GiB from one on. */
export const memory = (bytes: number): string =>
  bytes < 2 ** 30 ? `${rateFormat.format(bytes / mib)} MiB` : `${rateFormat.format(bytes / 2 ** 30)} GiB`;

/** `3.5 hours`, `2.1 days`. */
export const duration = (hours: number): string =>
  hours < 48 ? `${oneDecimal.format(hours)} hours` : `${oneDecimal.format(hours / 24)} days`;
