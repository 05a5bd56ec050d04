import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { testIo } from '../cli/support/test-io';
import { baseContracts, baseDeployment, reviewDay } from '../support/review-fixture';

/** What the review says of the base beside an older version of its contracts, and of a deployment that has moved on. */
async function reviewAgainst(older: string, deployment = baseDeployment()) {
  const io = testIo();
  mkdirSync(join(io.cwd, 'before'));
  writeFileSync(join(io.cwd, 'deployment.yaml'), deployment);
  writeFileSync(join(io.cwd, 'contracts.yaml'), baseContracts());
  writeFileSync(join(io.cwd, 'before', 'contracts.yaml'), older);
  const args = ['contracts', 'review', 'deployment.yaml', '--as-of', reviewDay, '--against', 'before'];
  const code = await runProgram(args, io);
  return { code, output: io.output(), errors: io.errors() };
}

const withOperation = (principal: string) => `${baseContracts().trimEnd()}
  auditStock:
    action: receive
    channel: { $ref: '#/channels/changes' }
    bindings: { kafka: { groupId: { type: string, const: stock.audit } } }
    x-principal: ${principal}
`;

test('a user that is gone with its operation leaves the contracts of before readable', async () => {
  const { code, output } = await reviewAgainst(withOperation('audit'));
  expect(code).toBe(0);
  expect(output).toContain('nothing to mend');
});

test('a user that is removed now, or whose rights the deployment file writes now, was one before', async () => {
  const users = '    - { name: views,';
  const now = baseDeployment().replace(
    users,
    `    - { name: audit, credential: { kind: password, secret: audit-password }, aclsFrom: contracts, state: removed }
    - name: orders
      credential: { kind: password, secret: orders-password }
      acls: [{ resource: topic, name: orders., pattern: prefixed, operations: [read] }]
${users}`,
  );
  for (const user of ['audit', 'orders']) {
    expect({ user, code: (await reviewAgainst(withOperation(user), now)).code }).toEqual({ user, code: 0 });
  }
});

test.each([
  ['a workload group', 'x-workload: visits', 'x-workload: clicks'],
  ['a class of data', 'x-data-class: operational', 'x-data-class: business'],
  ['how topics of a class begin', 'x-data-class: operational', 'x-data-class: personal'],
  ['an environment', 'x-owner: Inventory', 'x-environments: { nowhere: { partitions: 3 } }\n    x-owner: Inventory'],
  ['a setting of topics', 'min.insync.replicas: 2', 'min.insync.replicas: 2, flush.often: true'],
  ['a pattern for names', 'address: stock.changes-aside', 'address: Aside_1'],
])('%s may have become another since', async (_, from, to) => {
  expect(baseContracts()).toContain(from);
  const now = baseDeployment().replace(
    'paths: [contracts.yaml]',
    "paths: [contracts.yaml]\n  environments: [development]\n  topicNames: '(stock|visits)[.][a-z.-]+'",
  );
  const { code, errors } = await reviewAgainst(baseContracts().replace(from, to), now);
  expect(errors).not.toContain('problem');
  expect(code).not.toBe(2);
});

test('what is wrong with the contracts of before by themselves is still told', async () => {
  const { code, errors } = await reviewAgainst(baseContracts().replace('x-owner: Inventory', 'x-ovner: Inventory'));
  expect(code).toBe(2);
  expect(errors).toContain('"x-ovner" is not a key of `channel`');
});
