import { resolve } from 'node:path';
import { loadHandoff } from '../load-handoff';
import type { Deployment } from '../model/deployment';
import type { HandoffKey } from '../model/handoff';
import type { Handoff } from '../model/handoff-values';
import type { HandoffProblem } from '../model/invalid-handoff';
import { InvalidHandoff } from '../model/invalid-handoff';
import type { Io } from './io';

export interface HandoffSource {
  /** What `cdk deploy --outputs-file` has written, as the user named it. */
  readonly file: string;
  readonly deployments: readonly Deployment[];
  /** What has to be in it; everything that a deployment hands over when left out. */
  readonly keys?: readonly HandoffKey[];
}

/**
 * Reads what the stacks of deployments gave, by deployment; the file is relative to where the command runs.
 * @throws InvalidHandoff with the problems of all deployments, naming the file as the user did
 */
export function readHandoffs(
  { file, deployments, keys }: HandoffSource,
  { cwd }: Pick<Io, 'cwd'>,
): ReadonlyMap<string, Handoff> {
  const handoffs = new Map<string, Handoff>();
  const problems: HandoffProblem[] = [];
  for (const deployment of deployments) {
    try {
      handoffs.set(deployment.name, loadHandoff(resolve(cwd, file), deployment, keys));
    } catch (error) {
      if (!(error instanceof InvalidHandoff)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InvalidHandoff(file, problems);
  return handoffs;
}
