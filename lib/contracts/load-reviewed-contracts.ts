import { dirname, join } from 'node:path';
import { InvalidFile } from '../config/invalid-file';
import type { Problem } from '../config/problem';
import type { Deployment } from '../model/deployment';
import { InvalidContracts } from './document/invalid-contracts';
import { loadContracts } from './load-contracts';
import type { ContractSet } from './model/contract-set';
import type { ReviewFinding } from './review/finding';
import { openFindings } from './review/finding';
import { readPlacedFindings } from './review/read-placed-findings';
import { reviewOf } from './review/review-of';

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
  const errors = openFindings(reviewOf({ deployment, contracts })).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return contracts;
  throw new InvalidContracts(
    filesOf(
      readPlacedFindings(errors, {
        base: dirname(deploymentFile),
        shownAs: (document) => join(dirname(shownAs), document),
      }),
    ),
  );
}

function filesOf(errors: readonly ReviewFinding[]): readonly InvalidFile[] {
  const documents = [...new Set(errors.map(({ place }) => place.document))].sort();
  return documents.map((document) => {
    const own = errors.filter(({ place }) => place.document === document);
    return new InvalidFile(document, own.map(problemOf));
  });
}

const problemOf = ({ place: { path, line }, topic, message, fix, rule }: ReviewFinding): Problem => ({
  path,
  message: `${topic}: ${message} The job in the cluster would apply it.`,
  fix,
  rule,
  ...(line === undefined ? {} : { origin: { kind: 'file', line } }),
});
