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

test('volumes on AWS are encrypted, retained, made where the pod goes, and can grow', () => {
  expect(named(example('production'), 'StorageClass', 'automq-acme')).toMatchObject({
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
});

test.each([
  ['production', 'arn:aws:kms:us-east-1:123456789012:alias/acme-data'],
  ['production-existing', 'arn:aws:kms:eu-central-1:210987654321:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9'],
  ['minimal', undefined],
] as const)('the volumes of %s are encrypted with the key of the file', (name, key) => {
  expect(ofKind(example(name), 'StorageClass').map(({ parameters }) => parameters.kmsKeyId)).toEqual([key]);
});

test('a cluster that is not ours keeps its storage classes', () => {
  expect(ofKind(example('private'), 'StorageClass')).toEqual([]);
});
