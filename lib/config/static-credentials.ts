import { isPlain } from './plain';
import type { Path } from './problem';

const patterns: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'an AWS access key id', pattern: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: 'the keys of an object store', pattern: /\b(access_?key|secret_?key)\s*=\s*[^\s&]/i },
  { what: 'an AWS secret access key', pattern: /secret_?access_?key["']?\s*[=:]\s*["']?[A-Za-z0-9/+]{16}/i },
  { what: 'a user and a password in a URL', pattern: /:\/\/[^\s/:@]+:[^\s/@]+@/ },
  { what: 'a password in a JAAS line', pattern: /\bpassword\s*=\s*["']?[^\s"';]/i },
  {
    what: 'an access token',
    pattern: /\b(gh[pousr]_[A-Za-z0-9]{30}|glpat-[A-Za-z0-9_-]{20}|xox[abp]-[A-Za-z0-9-]{20})/,
  },
];

/** 40 characters of base64 with all three kinds of characters: the form of an AWS secret access key. */
const secretForm = /^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9/+]{40}$/;

/** Keys whose value is a secret wherever they stand. Keys of this format that name a Secret's key are not among them. */
const secretKeyName =
  /^(aws_?)?(secret_?access_?key|access_?key(_?id)?|secret_?key|session_?token|token|pass(word|phrase|wd)?|api_?key|private_?key)$/i;

/** What kind of credential the text holds; undefined when none. */
export function credentialIn(text: string): string | undefined {
  if (secretForm.test(text)) return 'an AWS secret access key';
  return patterns.find(({ pattern }) => pattern.test(text))?.what;
}

export interface FoundCredential {
  readonly path: Path;
  readonly what: string;
}

/** Every credential that stands in a value, or in a key, of the tree. */
export function credentialsIn(value: unknown, path: Path = []): readonly FoundCredential[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => credentialsIn(item, [...path, index]));
  if (isPlain(value)) return Object.entries(value).flatMap(([key, inner]) => credentialsUnder(key, inner, path));
  const what = typeof value === 'string' ? credentialIn(value) : undefined;
  return what === undefined ? [] : [{ path, what }];
}

function credentialsUnder(key: string, value: unknown, path: Path): readonly FoundCredential[] {
  if (credentialIn(key) !== undefined) return [{ path, what: 'a credential as a key' }];
  const scalar = typeof value === 'string' || typeof value === 'number';
  if (isSecretKey(key) && scalar && value !== '')
    return [{ path: [...path, key], what: 'a secret, by the name of its key' }];
  return credentialsIn(value, [...path, key]);
}

export const isSecretKey = (key: string) => secretKeyName.test(key);
