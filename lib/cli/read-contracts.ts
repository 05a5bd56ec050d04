import { resolve } from 'node:path';
import type * as LoadContracts from '../contracts/load-contracts';
import type { ContractSet } from '../contracts/model/contract-set';
import type { Deployment } from '../model/deployment';
import type { Io } from './io';

/** What reads contracts, loaded when a deployment has some. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loading = () => require('../contracts/load-contracts') as typeof LoadContracts;

/**
 * Reads the event contracts of a deployment file that the user named; undefined where it has none.
 * @throws InvalidContracts that names the files as the user would
 */
export const readContracts = async (
  deployment: Deployment,
  file: string,
  { cwd }: Pick<Io, 'cwd'>,
): Promise<ContractSet | undefined> =>
  deployment.contracts === undefined ? undefined : loading().loadContracts(deployment, resolve(cwd, file), file);
