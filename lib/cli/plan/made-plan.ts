import { resolve } from 'node:path';
import { InvalidDeployment } from '../../config/invalid-deployment';
import type { Problem } from '../../config/problem';
import { noContracts } from '../../contracts/model/no-contracts';
import type { Deployment } from '../../model/deployment';
import { MissingPrices } from '../../plan/bill/missing-prices';
import type { Evidence } from '../../plan/evidence';
import { InvalidEvidence } from '../../plan/invalid-evidence';
import { loadEvidence } from '../../plan/load-evidence';
import type { Plan } from '../../plan/plan';
import { planOf } from '../../plan/plan-of';
import type { Io } from '../io';
import { loadSynth } from '../load-synth';
import { readDeployment } from '../read-deployment';

/** The plan of a deployment file, with the deployment that it is of. */
export interface MadePlan {
  /** As the user named it. */
  readonly file: string;
  readonly deployment: Deployment;
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
}

/**
 * Plans a deployment file that the user named, on a day such as `2026-11-21`.
 * @throws InvalidDeployment and InvalidEvidence that name the file as the user did, also where a price is missing
 */
export function madePlan(file: string, asOf: string, io: Pick<Io, 'cwd'>): MadePlan {
  const { deployment, warnings } = readDeployment(file, io);
  const evidence = evidenceOf(deployment, file, io);
  const waves = loadSynth().renderedWaves(deployment, deployment.contracts && noContracts);
  try {
    return { file, deployment, warnings, plan: planOf(deployment, { asOf, evidence, waves }) };
  } catch (error) {
    if (!(error instanceof MissingPrices)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, path: ['plan', 'prices'], rule: 'missing-price' }));
    throw new InvalidDeployment(file, problems);
  }
}

function evidenceOf(deployment: Deployment, file: string, { cwd }: Pick<Io, 'cwd'>): readonly Evidence[] {
  try {
    return loadEvidence(deployment, resolve(cwd, file));
  } catch (error) {
    if (!(error instanceof InvalidEvidence)) throw error;
    throw new InvalidEvidence(file, error.problems);
  }
}
