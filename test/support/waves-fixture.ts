import type { Deployment } from '../../lib/model/deployment';
import { boundTargets, handoffPlaceholder } from '../../lib/model/handoff';
import { componentSelector, objectLabels, revisionLabel } from '../../lib/model/labels';
import { headlessServiceOf, priorityClassOf, serviceAccountOf } from '../../lib/model/names';
import { controllerStorageClassOf, quorumStateConfigMap, storageClassOf } from '../../lib/model/names';
import type { Pool } from '../../lib/model/pools';
import type { KubernetesObject, Wave } from '../../lib/model/wave';

const bindings = (deployment: Deployment): readonly KubernetesObject[] =>
  boundTargets(deployment).map(({ key, binding }) => ({
    apiVersion: 'elbv2.k8s.aws/v1beta1',
    kind: 'TargetGroupBinding',
    metadata: { name: binding, namespace: deployment.namespace, labels: objectLabels(deployment.name) },
    spec: { targetGroupARN: handoffPlaceholder(key), targetType: 'ip' },
  }));

/** Waves of the shape that the charts give, with objects so small that a reader sees all of them. */
export function wavesFixture(deployment: Deployment, revision = '0123456789abcdef'): readonly Wave[] {
  const { name, namespace } = deployment;
  const object = (apiVersion: string, kind: string, rest: { name: string; namespace?: string }): KubernetesObject => ({
    apiVersion,
    kind,
    metadata: { ...rest, labels: objectLabels(name) },
  });
  const statefulSet = (pool: Pool): KubernetesObject => ({
    ...object('apps/v1', 'StatefulSet', { name: pool.name, namespace }),
    spec: {
      ...(pool.component === 'broker' && deployment.autoscaling.kind !== 'none' ? {} : { replicas: pool.count }),
      serviceName: headlessServiceOf(pool.component),
      selector: { matchLabels: componentSelector(name, pool.component) },
      template: {
        metadata: { labels: { ...componentSelector(name, pool.component), [revisionLabel]: revision } },
        spec: { serviceAccountName: serviceAccountOf(pool.component), containers: [] },
      },
    },
  });
  const poolWave = (number: number) => (pool: Pool) => ({
    id: `${number}-${pool.name}`,
    objects: [{ ...object('v1', 'ConfigMap', { name: pool.name, namespace }), data: {} }, statefulSet(pool)],
  });
  return [
    {
      id: '00-foundation',
      objects: [
        object('v1', 'Namespace', { name: namespace }),
        object('scheduling.k8s.io/v1', 'PriorityClass', { name: priorityClassOf(name, 'broker') }),
        object('storage.k8s.io/v1', 'StorageClass', { name: storageClassOf(name) }),
        object('storage.k8s.io/v1', 'StorageClass', { name: controllerStorageClassOf(name) }),
      ],
    },
    {
      id: '10-access',
      objects: [object('v1', 'ServiceAccount', { name: serviceAccountOf('broker'), namespace })],
    },
    {
      id: '20-services',
      objects: [object('v1', 'Service', { name: headlessServiceOf('broker'), namespace }), ...bindings(deployment)],
    },
    ...deployment.controllers.map(poolWave(30)),
    ...deployment.brokers.map(poolWave(40)),
    { id: '90-quorum-state', objects: [object('v1', 'ConfigMap', { name: quorumStateConfigMap, namespace })] },
  ];
}
