import { dirname } from 'node:path';
import { InvalidFile } from '../config/invalid-file';
import type { Problem } from '../config/problem';
import { problemsPlaced } from '../config/problems-placed';
import { shown } from '../config/shown';
import type { Deployment } from '../model/deployment';
import { contractsIn } from './document/contracts-in';
import { InvalidContracts } from './document/invalid-contracts';
import { readContractPaths } from './document/read-contract-paths';
import type { ContractSet } from './model/contract-set';

type Contracted = Pick<Deployment, 'stage' | 'contracts' | 'workloads' | 'security'>;

/**
 * Reads the contracts that a deployment file names, as they are in its environment.
 * @param deploymentFile path of the deployment file, to which theirs are relative
 * @param shownAs how messages name that file; the others are named after it
 * @throws InvalidContracts with every problem of every document at once
 */
export async function loadContracts(
  deployment: Contracted,
  deploymentFile: string,
  shownAs = deploymentFile,
): Promise<ContractSet> {
  const { contracts } = deployment;
  if (contracts === undefined) throw new InvalidContracts([new InvalidFile(shownAs, [noSection])]);
  const base = dirname(deploymentFile);
  const shownBase = dirname(shownAs);
  const found = readContractPaths(contracts.paths, base);
  const problems = found.missing.map(({ index, reason, fix }): Problem => ({
    path: ['contracts', 'paths', index],
    message: `${shown(contracts.paths[index] ?? '')}: ${reason}`,
    fix: fix ?? 'Write the path of an AsyncAPI document or of a folder of them, from the folder of this file.',
    rule: 'contract-paths',
  }));
  const unfound = problems.length === 0 ? [] : [new InvalidFile(shownAs, problemsPlaced(deploymentFile, problems))];
  return contractsIn(
    { ...deployment, contracts },
    { ...found, base, shownBase, unfound, environment: environmentOf(deployment), isPast: false },
  );
}

/**
 * Reads a previous version of a deployment’s contracts from other folders. They may name users, groups, classes and
 * environments that are gone by now, and topics as they were named then: they are not held against the deployment.
 * @param folders paths of documents, or of folders of them
 * @throws InvalidContracts with every problem of every document at once
 */
export async function loadContractFolder(
  deployment: Contracted,
  folders: readonly string[],
  environment: string,
): Promise<ContractSet> {
  const { contracts } = deployment;
  if (contracts === undefined) throw new InvalidContracts([new InvalidFile(folders.join(', '), [noSection])]);
  const found = readContractPaths(folders, '');
  const unfound = found.missing.map(
    ({ index, reason, fix }) =>
      new InvalidFile(folders[index] ?? '', [
        {
          path: [],
          message: reason,
          fix: fix ?? 'Give the path of a document or of a folder of them.',
          rule: 'contract-paths',
        },
      ]),
  );
  return contractsIn(
    { ...deployment, contracts },
    { ...found, base: '', shownBase: '', unfound, environment, isPast: true },
  );
}

/** The environment whose overrides hold for a deployment. */
export const environmentOf = ({ stage, contracts }: Pick<Deployment, 'stage' | 'contracts'>): string =>
  contracts?.environment ?? stage;

const noSection: Problem = {
  path: ['contracts'],
  message: 'is missing.',
  fix: 'Write the paths of your AsyncAPI documents and the classes of data: `contracts: { paths: […], dataClasses: […] }`.',
  rule: 'missing-key',
};
