import { createHash } from 'node:crypto';

/** 16 hexadecimal digits that change exactly when the content does; the order of keys means nothing. */
export const revisionOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content, sortedKeys)).digest('hex').slice(0, 16);

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
