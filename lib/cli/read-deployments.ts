import type { ResolvedDeployment } from '../load-deployment';
import type { Io } from './io';
import { readDeployment } from './read-deployment';
import { readEach } from './read-each';

export interface ReadFile extends Pick<ResolvedDeployment, 'deployment' | 'warnings'> {
  /** As the user named it. */
  readonly file: string;
}

/** Reads all of them, so that the problems of all can be told at once. */
export const readDeployments = (files: readonly string[], io: Pick<Io, 'cwd'>) =>
  readEach(files, (file): ReadFile => ({ ...readDeployment(file, io), file }));
