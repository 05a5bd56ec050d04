import { posix } from 'node:path';
import { isPlain } from '../../config/plain';
import type { Path } from '../../config/problem';

/** Where a `$ref` leads: a file, and keys from its top. */
export interface Target {
  readonly file: string;
  readonly path: readonly string[];
}

/** A `$ref` that stands somewhere. */
export interface Reference {
  /** Path of the text after `$ref`. */
  readonly path: Path;
  readonly text: string;
}

/** The text of a node that is a reference. */
export const referenceOf = (node: unknown): string | undefined =>
  isPlain(node) && typeof node.$ref === 'string' ? node.$ref : undefined;

/** Every reference under a node, in its order. */
export function referencesIn(node: unknown, path: Path = []): readonly Reference[] {
  if (typeof node !== 'object' || node === null) return [];
  const text = referenceOf(node);
  const own = text === undefined ? [] : [{ path: [...path, '$ref'], text }];
  const inner = Array.isArray(node)
    ? node.flatMap((value: unknown, index) => referencesIn(value, [...path, index]))
    : Object.entries(node).flatMap(([key, value]) => referencesIn(value, [...path, key]));
  return [...own, ...inner];
}

/** A URI with a scheme or a host of its own: nothing that lies beside the file. */
export const isRemote = (text: string): boolean => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(text);

/** Where a reference that stands in a file leads; JSON pointers as RFC 6901 writes them. */
export function targetOf(text: string, file: string): Target {
  const [before = '', pointer = ''] = text.split('#', 2);
  return {
    file: before === '' ? file : posix.join(posix.dirname(file), decoded(before)),
    path: pointer
      .replace(/^\//, '')
      .split('/')
      .filter((part) => part !== '' || pointer.length > 1)
      .map((part) => decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
