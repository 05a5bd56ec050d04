import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type * as LoadContracts from '../../contracts/load-contracts';
import type { ContractSet } from '../../contracts/model/contract-set';
import { automqReplicas } from '../../contracts/review/automq-replicas';
import { readPlacedFindings } from '../../contracts/review/read-placed-findings';
import { reviewOf } from '../../contracts/review/review-of';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Format } from '../format';
import type { Io } from '../io';
import { problemAsJson, renderJson } from '../problems-as-json';
import { readContracts } from '../read-contracts';
import { readDeployment } from '../read-deployment';
import { renderWarning } from '../warning';
import { BadInput } from '../bad-input';
import type { ReviewFlags } from './review/checked-flags';
import { checkedReviewFlags } from './review/checked-flags';
import { renderReview } from './review/render-review';
import type { Review } from './review/review-result';
import { failing } from './review/review-result';

export interface ReviewArguments extends ReviewFlags {
  readonly file: string;
  readonly format: Format;
}

/** What reads the contracts of before, loaded when somebody has some. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loading = () => require('../../contracts/load-contracts') as typeof LoadContracts;

/** `automq-kit contracts review`: whether topics are designed as their contracts need it. */
export async function review(args: ReviewArguments, io: Io): Promise<ExitCode> {
  const { file, format, against = [] } = args;
  const { asOf, failOn } = checkedReviewFlags(args, io);
  const { deployment, warnings } = readDeployment(file, io);
  const contracts = await readContracts(deployment, file, io);
  if (contracts === undefined)
    throw new BadInput(
      `${file} has no \`contracts\`, so there is nothing to review.`,
      'Write the section with `paths` of AsyncAPI documents and `dataClasses`; docs/deployment-file.md explains it.',
    );
  const older: ContractSet[] = [];
  for (const place of against)
    older.push(await loading().loadContractFolder(deployment, [resolve(io.cwd, place)], contracts.environment));
  const previous = older.pop();
  const found = reviewOf({ deployment, contracts, asOf, older, ...(previous === undefined ? {} : { previous }) });
  const note = automqReplicas(contracts);
  const result: Review = {
    deployment: deployment.name,
    environment: contracts.environment,
    asOf,
    contracts: contracts.topics.length,
    findings: readPlacedFindings(found, {
      base: dirname(resolve(io.cwd, file)),
      // Those of before may come from anywhere.
      shownAs: (document) => (isAbsolute(document) ? relative(io.cwd, document) : join(dirname(file), document)),
    }),
    notes: note === undefined ? [] : [note],
  };
  if (format === 'json') io.out(renderJson({ ...result, warnings: warnings.map(problemAsJson) }));
  else {
    for (const warning of warnings) io.err(renderWarning(warning));
    io.out(renderReview(result));
  }
  const reasons = failing(result, failOn);
  for (const reason of reasons) io.err(`  fails: ${reason}`);
  return reasons.length === 0 ? exitCode.ok : exitCode.findings;
}
