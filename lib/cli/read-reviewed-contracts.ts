import { resolve } from 'node:path';
import type * as LoadReviewedContracts from '../contracts/load-reviewed-contracts';
import type { ContractSet } from '../contracts/model/contract-set';
import type { Deployment } from '../model/deployment';
import type { Io } from './io';

/** What reads and reviews contracts, loaded when a deployment has some. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loading = () => require('../contracts/load-reviewed-contracts') as typeof LoadReviewedContracts;

/**
 * Reads the event contracts of a deployment file that is to be rendered; undefined where it has none.
 * @throws InvalidContracts that names the files as the user would, also for errors of the review where a job applies them
 */
export const readReviewedContracts = async (
  deployment: Deployment,
  file: string,
  { cwd }: Pick<Io, 'cwd'>,
): Promise<ContractSet | undefined> =>
  deployment.contracts === undefined
    ? undefined
    : loading().loadReviewedContracts(deployment, resolve(cwd, file), file);
