import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { infrastructureApp } from '../../lib/stacks/infrastructure-app';
import { awsExampleNames, awsVariant } from '../support/aws-variant';
import { allResources, propertiesOf, stacksOf, templatesOf } from '../support/templates';
import { wavesFixture } from '../support/waves-fixture';
import type { Json } from '../support/json';

const stateful = ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::KMS::Key', 'AWS::KMS::Alias'];
const keeping = ['Retain', 'RetainExceptOnCreate'];

/** A topic keeps nothing, so its key has nothing to keep. */
const ofTopics = ['PrivateLink.NotificationsKey', 'Observability.MailKey'];

const stackNames: Readonly<Record<string, string>> = { NetworkAccess: 'network-access' };
const guarded = ['Network', 'Cluster', 'NetworkAccess', 'PrivateLink'];

describe.each(awsExampleNames)('%s', (name) => {
  const deployment = awsVariant(name);
  const templates = templatesOf(deployment);
  const resources = allResources(templates);

  test('every bucket and every key of data outlives its stack, with its policy and alias', () => {
    const lost = resources
      .filter(([id, { Type }]) => stateful.includes(Type) && !ofTopics.some((key) => id.startsWith(key)))
      .filter(([, { DeletionPolicy, UpdateReplacePolicy }]) =>
        [DeletionPolicy, UpdateReplacePolicy].some((policy) => policy === undefined || !keeping.includes(policy)),
      );
    expect(lost).toEqual([]);
  });

  test('no role may do more than read on every resource', () => {
    const policies = resources.flatMap(([id, { Type, Properties }]) => {
      if (Type === 'AWS::IAM::Policy') return [[id, Properties.PolicyDocument]];
      const inline = (Properties.Policies ?? []) as { readonly PolicyDocument: unknown }[];
      return Type === 'AWS::IAM::Role' ? inline.map(({ PolicyDocument }) => [id, PolicyDocument]) : [];
    });
    expect(policies.length).toBeGreaterThan(0);
    const open = policies.filter(([, document]) =>
      (document as Json).Statement.some(
        (statement: Json) =>
          [statement.Resource, statement.Action].flat().some((value: unknown) => value === '*') &&
          ![statement.Action].flat().every((action: string) => /^[a-z0-9]+:Describe[A-Za-z]+$/.test(action)),
      ),
    );
    expect(open).toEqual([]);
  });

  test('the nodes of a pool are in one zone, with the placement that its pods ask for', () => {
    const groups = propertiesOf(templates.Cluster!, 'AWS::EKS::Nodegroup');
    for (const pool of [...deployment.controllers, ...deployment.brokers]) {
      const nodes =
        pool.component === 'broker' ? deployment.platform.nodes.brokers : deployment.platform.nodes.controllers;
      const group = groups.find(({ NodegroupName }) => NodegroupName === `${deployment.name}-${pool.name}`);
      expect(group.Subnets).toHaveLength(1);
      expect(JSON.stringify(group.Subnets)).toContain(
        deployment.platform.vpc.kind === 'new'
          ? `Zone${pool.zone.id.replaceAll('-', '')}Nodes`
          : deployment.platform.vpc.subnets.find(({ zone }) => zone === pool.zone.id)!.nodes,
      );
      expect(group.Labels).toEqual(nodes.labels);
      expect(group.Taints).toEqual(
        nodes.taints.map(({ key, value }) => ({ Key: key, Value: value, Effect: 'NO_SCHEDULE' })),
      );
    }
  });

  test('every instance hides its metadata from pods and encrypts its disk', () => {
    for (const { LaunchTemplateData } of propertiesOf(templates.Cluster!, 'AWS::EC2::LaunchTemplate')) {
      expect(LaunchTemplateData.MetadataOptions).toEqual({
        HttpEndpoint: 'enabled',
        HttpTokens: 'required',
        HttpPutResponseHopLimit: 1,
      });
      expect(LaunchTemplateData.BlockDeviceMappings[0].Ebs).toMatchObject({ Encrypted: true, VolumeType: 'gp3' });
    }
  });

  test('every stack names its account and region, and what may not go by accident is protected', () => {
    for (const stack of stacksOf(deployment)) {
      expect([stack.account, stack.region]).toEqual([deployment.platform.account, deployment.platform.region]);
      const { id } = stack.node;
      expect(stack.stackName).toBe(`${deployment.name}-${stackNames[id] ?? id.toLowerCase()}`);
      expect([id, stack.terminationProtection]).toEqual([
        id,
        id === 'Storage' || (deployment.stage === 'production' && guarded.includes(id)),
      ]);
    }
  });

  test('tags stand on resources and not on stacks, from which they would reach node groups', () => {
    for (const stack of stacksOf(deployment)) expect(stack.tags.tagValues()).toEqual({});
  });

  test('every resource that takes tags says whose it is', () => {
    const tagged = resources.filter(([, { Properties }]) => Array.isArray(Properties.Tags));
    expect(tagged.length).toBeGreaterThan(5);
    for (const [, { Properties }] of tagged) {
      expect(Properties.Tags).toEqual(
        expect.arrayContaining([
          { Key: 'deployment', Value: deployment.name },
          { Key: 'customer', Value: deployment.customer },
          { Key: 'owner', Value: deployment.owner },
          { Key: 'stage', Value: deployment.stage },
          ...Object.entries(deployment.tags).map(([Key, Value]) => ({ Key, Value })),
        ]),
      );
    }
  });

  test('the same deployment gives the same bytes, with no path of this machine in them', () => {
    const synth = () => {
      const { directory } = infrastructureApp(awsVariant(name), wavesFixture(deployment), {}).synth();
      const files = readdirSync(directory).filter((file) => file.endsWith('.json'));
      return files.map((file) => [file, readFileSync(join(directory, file), 'utf8')]);
    };
    const first = synth();
    expect(synth()).toEqual(first);
    expect(first.filter(([, text]) => text!.includes(process.cwd()))).toEqual([]);
  });
});

test('an existing network, bucket and key get no resource of their own', () => {
  const templates = templatesOf(awsVariant('production-existing'));
  expect(Object.keys(templates).sort()).toEqual(['Cluster', 'NetworkAccess', 'Observability', 'Storage']);
  expect(propertiesOf(templates.Storage!, 'AWS::S3::Bucket').map(({ BucketName }) => BucketName)).toEqual([
    'orders-ops-210987654321-eu-central-1',
  ]);
  expect(propertiesOf(templates.Storage!, 'AWS::KMS::Key')).toEqual([]);
});

test('a bundle carries no kubectl: no function, no asset', () => {
  const deployment = awsVariant('minimal', (written) => (written.delivery = 'bundle'));
  const { directory } = infrastructureApp(deployment, [], {}).synth();
  expect(readdirSync(directory).filter((file) => file.startsWith('asset.'))).toEqual([]);
});
