import { infrastructureApp } from '../../lib/stacks/infrastructure-app';
import type { AwsDeployment } from '../../lib/model/deployment';
import { awsVariant } from '../support/aws-variant';
import { templatesOf } from '../support/templates';
import { wavesFixture } from '../support/waves-fixture';

/** What each stack waits for, by stack name. */
function dependencies(deployment: AwsDeployment): Readonly<Record<string, readonly string[]>> {
  const { stacks } = infrastructureApp(deployment, wavesFixture(deployment), {}).synth();
  return Object.fromEntries(
    stacks.map((stack) => [
      stack.stackName,
      stack.dependencies.map(({ id }) => stacks.find((each) => each.id === id)?.stackName).filter((name) => name),
    ]) as [string, string[]][],
  );
}

test('ways in come after the cluster, whose group lets them in, and before the workload, which they are bound to', () => {
  const {
    'acme-network-access': network,
    'acme-privatelink': link,
    'acme-workload': workload,
  } = dependencies(awsVariant('production'));
  expect(network).toEqual(expect.arrayContaining(['acme-network', 'acme-cluster']));
  expect(link).toEqual(expect.arrayContaining(['acme-network', 'acme-cluster']));
  expect(workload).toEqual(expect.arrayContaining(['acme-components', 'acme-network-access', 'acme-privatelink']));
});

test('in an existing VPC the fixed addresses are taken before AWS chooses any', () => {
  const both = awsVariant('production-existing', (written) => {
    (written.access as { privateLink?: object }).privateLink = { principals: ['arn:aws:iam::123456789012:root'] };
  });
  expect(dependencies(both)['orders-privatelink']).toContain('orders-network-access');
});

test('what the file does not ask for is not there', () => {
  const closed = Object.keys(templatesOf(awsVariant('production', (written) => (written.access = {}))));
  expect(closed).not.toContain('NetworkAccess');
  expect(closed).not.toContain('PrivateLink');
});
