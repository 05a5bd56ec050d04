import { InvalidDeployment } from '../config/invalid-deployment';
import type { ResolvedDeployment } from '../load-deployment';
import type { Io } from './io';
import { readDeployment } from './read-deployment';

export interface ReadFile extends Pick<ResolvedDeployment, 'deployment' | 'warnings'> {
  /** As the user named it. */
  readonly file: string;
}

/** Reads all of them, so that the problems of all can be told at once. */
export function readDeployments(
  files: readonly string[],
  io: Pick<Io, 'cwd'>,
): { readonly read: readonly ReadFile[]; readonly invalid: readonly InvalidDeployment[] } {
  const read: ReadFile[] = [];
  const invalid: InvalidDeployment[] = [];
  for (const file of files) {
    try {
      read.push({ ...readDeployment(file, io), file });
    } catch (error) {
      if (!(error instanceof InvalidDeployment)) throw error;
      invalid.push(error);
    }
  }
  return { read, invalid };
}
