import { AppliedObject, logicalIdOf } from '../../lib/constructs/applied-object';
import { deployedCluster } from '../../lib/constructs/deployed-cluster';
import type { KubernetesObject } from '../../lib/model/wave';
import { Template } from 'aws-cdk-lib/assertions';
import { sandbox } from '../support/sandbox';

const object = (kind: string, name: string, namespace?: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: namespace === undefined ? { name } : { name, namespace },
});

function applied(...objects: KubernetesObject[]) {
  const stack = sandbox();
  const cluster = deployedCluster(stack, 'Cluster', { clusterName: 'acme', serviceToken: 'token' });
  for (const each of objects) new AppliedObject(stack, logicalIdOf(each), { cluster, object: each });
  return Template.fromStack(stack).toJSON().Resources;
}

test.each([
  [object('Namespace', 'automq-acme'), 'NamespaceAutomqAcme'],
  [object('StatefulSet', 'broker-use1-az4', 'automq-acme'), 'StatefulSetAutomqAcmeBrokerUse1Az4'],
  [object('ConfigMap', 'quorum-state', 'automq-acme'), 'ConfigMapAutomqAcmeQuorumState'],
])('the logical id follows from kind, namespace and name: %#', (each, id) => {
  expect(Object.keys(applied(each))).toEqual([id]);
});

test('an object is applied as it is, over one that is there, and nothing else is pruned', () => {
  const each = object('Service', 'brokers', 'automq-acme');
  const { Properties } = applied(each).ServiceAutomqAcmeBrokers;
  expect(Properties).toEqual({
    ServiceToken: 'token',
    ClusterName: 'acme',
    Manifest: JSON.stringify([each]),
    Overwrite: true,
  });
});

test.each([
  'EC2NodeClass',
  'Namespace',
  'NodePool',
  'PersistentVolumeClaim',
  'PriorityClass',
  'ServiceAccount',
  'StatefulSet',
  'StorageClass',
])('a live %s stays when its resource goes', (kind) => {
  expect(Object.values(applied(object(kind, 'some')))).toEqual([expect.objectContaining({ DeletionPolicy: 'Retain' })]);
});

test('the mark that the quorum was formed stays; any other ConfigMap goes with its resource', () => {
  const resources = applied(object('ConfigMap', 'quorum-state'), object('ConfigMap', 'broker-use1-az4'));
  expect(resources.ConfigMapQuorumState.DeletionPolicy).toBe('Retain');
  expect(resources.ConfigMapBrokerUse1Az4.DeletionPolicy).toBe('Delete');
});

test('an object that kubectl can’t annotate is refused by name', () => {
  const large = { ...object('ConfigMap', 'large'), data: { text: 'x'.repeat(200_001) } };
  expect(() => applied(large)).toThrow(/^ConfigMap "large" is 2000\d\d bytes; .* bundle\.$/);
});

test('custom resource definitions are refused', () => {
  expect(() => applied(object('CustomResourceDefinition', 'podmonitors.monitoring.coreos.com'))).toThrow(
    /install their component/,
  );
});
