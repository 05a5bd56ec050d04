import { AppliedObject } from '../../lib/constructs/applied-object';
import { deployedCluster } from '../../lib/constructs/deployed-cluster';
import { RolledOut } from '../../lib/constructs/rolled-out';
import { revisionLabel } from '../../lib/model/labels';
import type { KubernetesObject } from '../../lib/model/wave';
import { Template } from 'aws-cdk-lib/assertions';
import { sandbox } from '../support/sandbox';
import type { Json } from '../support/json';

const statefulSet = (replicas: number | undefined, labels: object = { [revisionLabel]: 'cafe' }): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'broker-use1-az4', namespace: 'automq-acme' },
  spec: { replicas, template: { metadata: { labels } } },
});

function waits(set: KubernetesObject): Record<string, Json> {
  const stack = sandbox();
  const cluster = deployedCluster(stack, 'Cluster', { clusterName: 'acme', serviceToken: 'token' });
  const applied = new AppliedObject(stack, 'Set', { cluster, object: set });
  new RolledOut(stack, 'RolledOut', { cluster, statefulSet: set, applied });
  return Template.fromStack(stack).findResources('Custom::AWSCDK-EKS-KubernetesObjectValue');
}

test('a wait for a pod names pod and revision, so that it runs again at every rollout', () => {
  expect(waits(statefulSet(1)).ReadyPod0OfBrokerUse1Az4.Properties).toEqual({
    ServiceToken: 'token',
    ClusterName: 'acme',
    ObjectType: 'pods',
    ObjectName: '--selector=automq.com/revision=cafe,statefulset.kubernetes.io/pod-name=broker-use1-az4-0',
    ObjectNamespace: 'automq-acme',
    JsonPath: '.items[?(@.status.containerStatuses[0].ready==true)].metadata.name',
    TimeoutSeconds: 14 * 60,
  });
});

test('at last as many pods as are wanted have to be available, and that runs again at every rollout', () => {
  expect(waits(statefulSet(2)).AvailablePodsOfBrokerUse1Az4.Properties).toEqual({
    ServiceToken: 'token',
    ClusterName: 'acme',
    ObjectType: 'statefulsets',
    ObjectName: '--field-selector=metadata.name=broker-use1-az4',
    ObjectNamespace: 'automq-acme',
    JsonPath: '.items[?(@.status.availableReplicas==@.spec.replicas)].metadata.name',
    TimeoutSeconds: 14 * 60,
    Revision: 'cafe',
  });
});

test('pods are waited for one by one in the order of a rolling update, and then all of them together', () => {
  const found = waits(statefulSet(3));
  expect(Object.entries(found).map(([id, { DependsOn }]) => [id, DependsOn])).toEqual([
    ['ReadyPod2OfBrokerUse1Az4', ['StatefulSetAutomqAcmeBrokerUse1Az4']],
    ['ReadyPod1OfBrokerUse1Az4', ['ReadyPod2OfBrokerUse1Az4']],
    ['ReadyPod0OfBrokerUse1Az4', ['ReadyPod1OfBrokerUse1Az4']],
    ['AvailablePodsOfBrokerUse1Az4', ['ReadyPod0OfBrokerUse1Az4']],
  ]);
});

test('where an autoscaler owns the count, only the pod that is always there is waited for by name', () => {
  expect(Object.keys(waits(statefulSet(undefined)))).toEqual([
    'ReadyPod0OfBrokerUse1Az4',
    'AvailablePodsOfBrokerUse1Az4',
  ]);
});

test('a set that is scaled to nothing is not waited for', () => {
  expect(waits(statefulSet(0))).toEqual({});
});

test('pods without a revision can’t be waited for', () => {
  expect(() => waits(statefulSet(1, {}))).toThrow('"broker-use1-az4" needs a namespace and the pod label');
});
