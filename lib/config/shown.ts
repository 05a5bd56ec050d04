import type { Path } from './problem';
import { isPlain } from './plain';
import { credentialIn, isSecretKey } from './static-credentials';

const longest = 60;

/** Text of the file, or a name from it, as a message may repeat it: never a credential and never long. */
export function shown(text: string): string {
  if (credentialIn(text) !== undefined) return '(hidden)';
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return `"${line.length > longest ? `${line.slice(0, longest)}…` : line}"`;
}

/** Any value of the file, as the subject of a sentence. */
export function shownValue(value: unknown, path: Path): string {
  const key = path.at(-1);
  if (typeof key === 'string' && isSecretKey(key)) return 'this value (hidden)';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return `a list of ${value.length === 1 ? 'one entry' : `${value.length} entries`}`;
  if (isPlain(value)) return 'a group of keys';
  if (typeof value === 'string') return shown(value);
  return JSON.stringify(value);
}

/** A path as a message may repeat it: it ends before a key that is a credential, or that is too odd to print. */
export function safePath(path: Path): Path {
  const end = path.findIndex((part) => typeof part === 'string' && shown(part) !== `"${part}"`);
  return end === -1 ? path : path.slice(0, end);
}
