import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatPath } from '../../../config/problem';
import type { Measurement } from '../../../contracts/import/measurement';
import { measurement } from '../../../contracts/import/measurement';
import { BadInput } from '../../bad-input';
import type { Io } from '../../io';

/** @throws BadInput for a file that is no measurement, with what is wrong in it */
export function readMeasurement(file: string, { cwd }: Pick<Io, 'cwd'>): Measurement {
  const found = measurementIn(resolve(cwd, file));
  if (typeof found !== 'string') return found;
  throw new BadInput(`${file} can’t be used as a measurement: ${found}`, 'Name the measurement.json of an import.');
}

/** The measurement of a file, or why it is none. */
export function measurementIn(path: string): Measurement | string {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return error instanceof SyntaxError ? 'it is not JSON.' : 'it can’t be read.';
  }
  const { data, error } = measurement.safeParse(read);
  if (data !== undefined) return data;
  const [first] = error.issues;
  const place = formatPath((first?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part)));
  return `${place === '' ? '' : `${place}: `}${first?.message ?? 'it has another form.'}`;
}
