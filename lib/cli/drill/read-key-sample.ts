import { resolve } from 'node:path';
import { readText } from '../../config/read-text';
import type { KeySample } from '../../contracts/drill/key-sample';
import { keySample } from '../../contracts/drill/key-sample';
import { BadInput } from '../bad-input';
import type { Io } from '../io';

const form = 'Give JSON such as { "topic": "stock", "keys": [{ "hash": "9f3a01bc", "records": 120 }] }.';

/**
 * Reads a sample of keys, relative to where the command runs.
 * @throws BadInput with the first thing that is wrong with it
 */
export function readKeySample(file: string, { cwd }: Pick<Io, 'cwd'>): KeySample {
  const text = readText(resolve(cwd, file));
  if (typeof text !== 'string') throw new BadInput(`${file}: ${text.message}`, text.fix);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadInput(`${file} is not JSON.`, form);
  }
  const { data, error } = keySample.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw new BadInput(`${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'has another form'}.`, form);
}
