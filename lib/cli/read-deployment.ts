import { resolve } from 'node:path';
import { InvalidDeployment } from '../config/invalid-deployment';
import type { ResolvedDeployment } from '../load-deployment';
import { resolveFile } from '../load-deployment';
import type { Io } from './io';

/**
 * Reads a deployment file that the user named, relative to where the command runs.
 * @throws InvalidDeployment that names the file as the user did
 */
export function readDeployment(file: string, { cwd }: Pick<Io, 'cwd'>): ResolvedDeployment {
  try {
    return resolveFile(resolve(cwd, file));
  } catch (error) {
    if (!(error instanceof InvalidDeployment)) throw error;
    throw new InvalidDeployment(file, error.problems, error.rulesSkipped);
  }
}
