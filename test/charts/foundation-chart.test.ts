import type { Deployment } from '../../lib/model/deployment';
import { awsVariant } from '../support/aws-variant';
import { example, exampleNames } from '../support/example';
import { named, ofKind } from '../support/objects';

test.each(exampleNames)('%s: the namespace enforces Pod Security restricted by the rules of one version', (name) => {
  const { namespace, platform, ...rest } = example(name);
  const { labels } = named({ namespace, platform, ...rest }, 'Namespace', namespace).metadata;
  for (const mode of ['enforce', 'audit', 'warn']) {
    expect(labels).toMatchObject({
      [`pod-security.kubernetes.io/${mode}`]: 'restricted',
      [`pod-security.kubernetes.io/${mode}-version`]: `v${platform.kubernetesVersion}`,
    });
  }
});

test.each(exampleNames)('%s: controllers go before brokers when a node is short', (name) => {
  const deployment = example(name);
  const value = (component: string) =>
    named(deployment, 'PriorityClass', `automq-${deployment.name}-${component}`).value;
  expect(value('controller')).toBeGreaterThan(value('broker'));
  expect(value('broker')).toBeGreaterThan(0);
});

test.each(['automq-acme', 'automq-acme-controllers'])(
  'volumes of %s are encrypted, retained, made where the pod goes, and can grow',
  (name) => {
    expect(named(example('production'), 'StorageClass', name)).toMatchObject({
      provisioner: 'ebs.csi.aws.com',
      parameters: { type: 'gp3', encrypted: 'true' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    });
  },
);

test('controllers’ volumes alone get the tag that backups go by, whether there are any or not', () => {
  const tags = (deployment: Deployment) =>
    ofKind(deployment, 'StorageClass').map(({ parameters }) =>
      Object.entries(parameters).flatMap(([key, value]) => (key.startsWith('tagSpecification') ? [value] : [])),
    );
  const own = [[], ['automq.com/controller-volume=acme/{{ .PVCName }}']];
  expect(tags(example('production'))).toEqual(own);
  const unbacked = awsVariant('production', (written) => {
    written.storage = { ...written.storage, backup: { kind: 'none' } };
  });
  expect(tags(unbacked)).toEqual(own);
});

test.each([
  ['production', 'arn:aws:kms:us-east-1:123456789012:alias/acme-data'],
  ['production-existing', 'arn:aws:kms:eu-central-1:210987654321:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9'],
  ['minimal', undefined],
] as const)('the volumes of %s are encrypted with the key of the file', (name, key) => {
  expect(ofKind(example(name), 'StorageClass').map(({ parameters }) => parameters.kmsKeyId)).toEqual([key, key]);
});

test('a cluster that is not ours keeps its storage classes', () => {
  expect(ofKind(example('private'), 'StorageClass')).toEqual([]);
});
