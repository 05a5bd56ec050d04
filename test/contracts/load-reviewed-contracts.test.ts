import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { loadContracts } from '../../lib/contracts/load-contracts';
import { loadReviewedContracts } from '../../lib/contracts/load-reviewed-contracts';
import { readReviewErrors } from '../../lib/contracts/review/read-review-errors';
import { loadDeployment } from '../../lib/load-deployment';
import { testIo } from '../cli/support/test-io';
import { baseContracts, baseDeployment, reviewDay } from '../support/review-fixture';

const skewed = 'hottestPercent: 0 }';

/** A folder with a deployment file and its contracts, of which each has some other text. */
function written({ job, contracts }: { readonly job: boolean; readonly contracts: string }) {
  const io = testIo();
  const section = job ? 'contracts:\n  job: { enabled: true }' : 'contracts:';
  writeFileSync(join(io.cwd, 'deployment.yaml'), baseDeployment().replace('contracts:', section));
  writeFileSync(join(io.cwd, 'contracts.yaml'), contracts);
  const file = join(io.cwd, 'deployment.yaml');
  return { io, loaded: () => loadReviewedContracts(loadDeployment(file), file, join('files', 'deployment.yaml')) };
}

const broken = baseContracts().replace('hottestPercent: 1 }', skewed);

test('contracts with an error of the review are read where people apply them', async () => {
  await expect(written({ job: false, contracts: broken }).loaded()).resolves.toMatchObject({
    environment: 'development',
  });
});

test('a job in the cluster gets none, and the error names document, line, topic and rule', async () => {
  await expect(written({ job: true, contracts: broken }).loaded()).rejects.toThrow(
    /^files\/contracts\.yaml: one problem\n {2}files\/contracts\.yaml:40: channels\.changes\.x-key\.hottestPercent: stock\.changes: .* \[key-measured\]\n {6}\S/,
  );
});

test('a job gets contracts whose review has warnings, or approvals and waivers of any day', async () => {
  const accepted = broken.replace(
    /( +)x-key: (.*0 })/,
    '$1x-key: $2\n$1x-waivers: [{ rule: key-measured, owner: Inventory, reason: One item., expires: 2020-01-01 }]',
  );
  const approved = accepted.replace(
    /x-approval: {([^}]*)}/,
    'x-approval: { approver: Privacy, on: 2019-01-01, until: 2019-02-01 }',
  );
  expect(approved).not.toBe(accepted);
  await expect(written({ job: true, contracts: approved }).loaded()).resolves.toMatchObject({
    environment: 'development',
  });
});

test('on a day after an approval nothing is refused for it, since a plan takes its right', async () => {
  const ended = baseContracts().replace(
    /x-approval: {([^}]*)}/g,
    'x-approval: { approver: Privacy, on: 2019-01-01, until: 2019-02-01 }',
  );
  const { io } = written({ job: false, contracts: ended.replace('hottestPercent: 1 }', skewed) });
  const file = join(io.cwd, 'deployment.yaml');
  const deployment = loadDeployment(file);
  const contracts = await loadContracts(deployment, file);
  const errors = readReviewErrors(
    { deployment, contracts, asOf: reviewDay },
    { path: file, shownAs: 'deployment.yaml' },
  );
  expect(errors.flatMap(({ problems }) => problems.map(({ rule }) => rule))).toEqual(['key-measured']);
});

test('synth of a deployment with the job says so, ends with 2 and writes nothing', async () => {
  const { io } = written({ job: true, contracts: broken });
  expect(await runProgram(['synth', 'deployment.yaml'], io)).toBe(2);
  expect(io.errors()).toMatch(/contracts\.yaml:40: .*stock\.changes: .* \[key-measured\]/);
  expect(existsSync(join(io.cwd, 'out'))).toBe(false);
});
