import { awsVariant } from '../support/aws-variant';
import { containerOf, named, objectsOf, ofKind, podOf } from '../support/objects';
import type { Pod, RenderedKinds } from '../support/rendered-kinds';

interface WarmDeployment {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas: number;
    readonly strategy: { readonly type: string };
    readonly template: { readonly metadata: RenderedKinds['StatefulSet']['metadata']; readonly spec: Pod };
  };
}

const kept = (warmNodesPerZone: number) =>
  awsVariant('production', ({ platform }) => {
    platform.nodes.brokers.scaling = { kind: 'clusterAutoscaler', warmNodesPerZone };
  });
const deployment = kept(2);
const warm = objectsOf(deployment).filter(
  ({ kind, metadata }) => kind === 'Deployment' && metadata.name.startsWith('warm-'),
) as unknown as readonly WarmDeployment[];

test('each zone keeps as many nodes as the file says', () => {
  expect(warm.map(({ metadata }) => metadata.name)).toEqual(deployment.brokers.map(({ zone }) => `warm-${zone.id}`));
  expect(warm.map(({ spec }) => spec.replicas)).toEqual([2, 2, 2]);
});

test('a pod that keeps a node goes where a broker of its zone goes and fills it as one does', () => {
  deployment.brokers.forEach(({ name }, index) => {
    const broker = named(deployment, 'StatefulSet', name);
    const pod = warm[index]!.spec.template.spec;
    expect(pod.nodeSelector).toEqual(podOf(broker).nodeSelector);
    expect(pod.tolerations).toEqual(podOf(broker).tolerations);
    expect(pod.affinity.nodeAffinity).toEqual(podOf(broker).affinity.nodeAffinity);
    const { cpu, memory } = containerOf(broker).resources.requests;
    expect(pod.containers[0]!.resources.requests).toEqual({ cpu, memory });
  });
});

test('two of them, or one and a broker, never share a node', () => {
  const [term] = warm[0]!.spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution;
  expect(term!.topologyKey).toBe('kubernetes.io/hostname');
  expect(term!.labelSelector.matchExpressions).toEqual([
    { key: 'app.kubernetes.io/component', operator: 'In', values: ['broker', 'warm'] },
  ]);
  expect(warm[0]!.spec.template.metadata.labels).toMatchObject(term!.labelSelector.matchLabels);
});

test('a broker takes its place at once, and a node is added for it', () => {
  const { value } = named(deployment, 'PriorityClass', 'automq-acme-warm');
  expect(value).toBeLessThan(0);
  // The Cluster Autoscaler adds no node for what is below -10.
  expect(value).toBeGreaterThanOrEqual(-10);
  const { spec } = warm[0]!.spec.template;
  expect(spec.priorityClassName).toBe('automq-acme-warm');
  expect(spec.terminationGracePeriodSeconds).toBe(0);
});

test('it brings the brokers’ image onto the node and can do nothing', () => {
  const { spec } = warm[0]!.spec.template;
  expect(spec.containers[0]!.image).toBe(deployment.kafka.image);
  expect(spec.automountServiceAccountToken).toBe(false);
  expect(spec.volumes).toBeUndefined();
});

test('it is never replaced by one that waits beside it for a node', () => {
  expect(warm[0]!.spec.strategy.type).toBe('Recreate');
});

test('without warm nodes there is neither pod nor priority', () => {
  const none = kept(0);
  expect(objectsOf(none).filter(({ metadata }) => metadata.name.startsWith('warm-'))).toEqual([]);
  expect(ofKind(none, 'PriorityClass').map(({ metadata }) => metadata.name)).toEqual([
    'automq-acme-controller',
    'automq-acme-broker',
  ]);
});

test('the Cluster Autoscaler leaves nodes with a broker alone, since it has volumes of its node', () => {
  for (const { name } of deployment.brokers) {
    const own = podOf(named(deployment, 'StatefulSet', name)).volumes.flatMap(({ emptyDir }) => emptyDir ?? []);
    expect(own.filter(({ medium }) => medium !== 'Memory')).not.toEqual([]);
  }
});
