import type { Deployment } from '../model/deployment';
import { InvalidContracts } from './document/invalid-contracts';
import { loadContracts } from './load-contracts';
import type { ContractSet } from './model/contract-set';
import { readReviewErrors } from './review/read-review-errors';

/**
 * Reads the contracts that a deployment file names, to render it. What a job in the cluster is to apply, no person looks
 * at any more: with one, the design review has to be without errors. No day is given, so nothing has ended for it: the job
 * itself takes approvals by their days, and a waiver that has ended is for the pipeline’s `contracts review`.
 * @param deploymentFile path of the deployment file, to which theirs are relative
 * @param shownAs how messages name that file; the others are named after it
 * @throws InvalidContracts with every problem of every document at once
 */
export async function loadReviewedContracts(
  deployment: Deployment,
  deploymentFile: string,
  shownAs = deploymentFile,
): Promise<ContractSet> {
  const contracts = await loadContracts(deployment, deploymentFile, shownAs);
  if (deployment.contracts?.job.enabled !== true) return contracts;
  const errors = readReviewErrors({ deployment, contracts }, { path: deploymentFile, shownAs });
  if (errors.length > 0) throw new InvalidContracts(errors);
  return contracts;
}
