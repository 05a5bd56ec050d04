import { resolve } from 'node:path';
import { InvalidConsumer } from '../../consumer/config/invalid-consumer';
import type { ResolvedConsumer } from '../../consumer/load-consumer';
import { resolveConsumerFile } from '../../consumer/load-consumer';
import type { Io } from '../io';

export interface ReadConsumer extends ResolvedConsumer {
  /** As the user named it. */
  readonly file: string;
}

/**
 * Reads a consumer file that the user named, relative to where the command runs.
 * @throws InvalidConsumer that names the file as the user did
 */
export function readConsumer(file: string, { cwd }: Pick<Io, 'cwd'>): ReadConsumer {
  try {
    return { file, ...resolveConsumerFile(resolve(cwd, file)) };
  } catch (error) {
    if (!(error instanceof InvalidConsumer)) throw error;
    throw new InvalidConsumer(file, error.problems, error.rulesSkipped);
  }
}
