import { managedBrokerKeys } from '../../lib/model/managed-broker-keys';
import { example, exampleNames } from '../support/example';
import { allPools, containerOf, named, objectsOf, ofKind, podOf } from '../support/objects';

const everySet = exampleNames.flatMap((name) => {
  const deployment = example(name);
  return allPools(deployment).map((pool) => {
    const set = named(deployment, 'StatefulSet', pool.name);
    return { name, deployment, pool, set, pod: podOf(set), container: containerOf(set) };
  });
});

test.each(exampleNames)('%s: no two pods can have the same node id', (name) => {
  const ids = allPools(example(name)).flatMap(({ firstNodeId, maxCount }) =>
    Array.from({ length: maxCount }, (_, ordinal) => firstNodeId + ordinal),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(exampleNames)('%s: controllers have ids below 100 and brokers from 1000 up', (name) => {
  const { controllers, brokers } = example(name);
  for (const { firstNodeId, maxCount } of controllers) expect(firstNodeId + maxCount).toBeLessThanOrEqual(100);
  for (const { firstNodeId } of brokers) expect(firstNodeId).toBeGreaterThanOrEqual(1000);
});

test.each(exampleNames)('%s: the number of pods is absent exactly where an autoscaler owns it', (name) => {
  const deployment = example(name);
  const scalers = [...ofKind(deployment, 'HorizontalPodAutoscaler'), ...ofKind(deployment, 'ScaledObject')];
  const scaled = scalers.map(({ spec }) => spec.scaleTargetRef.name);
  for (const { metadata, spec } of ofKind(deployment, 'StatefulSet')) {
    expect([metadata.name, 'replicas' in spec]).toEqual([metadata.name, !scaled.includes(metadata.name)]);
  }
});

test.each(everySet)('$name $pool.name: a fixed number of pods is that of the file', ({ pool, set }) => {
  if ('replicas' in set.spec) expect(set.spec.replicas).toBe(pool.count);
});

test.each(everySet)('$name $pool.name: a volume and its pod never leave their zone', ({ deployment, pool, pod }) => {
  expect(pod.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([
    { matchExpressions: [{ key: deployment.platform.zoneLabel, operator: 'In', values: [pool.zone.id] }] },
  ]);
});

test.each(everySet)('$name $pool.name: no two processes of a deployment share a node', ({ deployment, pod }) => {
  const { labelSelector, topologyKey } =
    pod.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]!;
  expect(topologyKey).toBe('kubernetes.io/hostname');
  for (const { spec } of ofKind(deployment, 'StatefulSet')) {
    expect(spec.template.metadata.labels).toMatchObject(labelSelector.matchLabels);
  }
});

test.each(everySet)('$name $pool.name: volumes outlive pods and StatefulSets', ({ deployment, pool, set }) => {
  expect(set.spec.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
  expect(set.spec.volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: deployment.platform.storageClass[pool.component === 'broker' ? 'brokers' : 'controllers'],
        resources: { requests: { storage: `${pool.volumeGib}Gi` } },
      },
    },
  ]);
});

test.each(everySet)('$name $pool.name: the pod passes Pod Security restricted and has no writable image', (each) => {
  const { pod, container } = each;
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(pod.securityContext.runAsUser).toBeGreaterThan(0);
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  });
  expect(pod).not.toHaveProperty('hostNetwork');
  expect(pod.automountServiceAccountToken).toBe(false);
});

test.each(everySet)('$name $pool.name: the image is pinned', ({ deployment, container }) => {
  expect(container.image).toBe(deployment.kafka.image);
  expect(container.image).toMatch(/:\d+\.\d+\.\d+$|@sha256:/);
});

test.each(everySet)('$name $pool.name: secrets come by reference only', ({ container }) => {
  for (const { name, value, valueFrom } of container.env) {
    if (/SECRET|ACCESS_KEY|TOKEN/.test(name))
      expect([value, valueFrom]).toEqual([undefined, { secretKeyRef: expect.anything() }]);
  }
});

test.each(everySet)('$name $pool.name: the JVM and its dump fit what the pod asks for', ({ pool, pod, container }) => {
  const { requests, limits } = container.resources;
  expect(limits).toEqual({ memory: `${pool.size.memoryMib}Mi`, 'ephemeral-storage': requests['ephemeral-storage'] });
  expect(requests).toMatchObject({ ...limits, cpu: `${pool.size.cpuRequestMillis}m` });
  expect(pool.size.heapMib + pool.size.directMib).toBeLessThan(pool.size.memoryMib);
  const sizes = pod.volumes.flatMap(({ emptyDir }) => (emptyDir ? [parseInt(emptyDir.sizeLimit)] : []));
  const folders = sizes.reduce((sum, size) => sum + size, 0);
  expect(Math.max(...sizes)).toBeGreaterThan(pool.size.heapMib);
  expect(folders).toBeLessThan(parseInt(limits['ephemeral-storage']!));
});

test.each(everySet)(
  '$name $pool.name: a broker has 6 minutes to stop and 10 and more to start',
  ({ pool, pod, container }) => {
    expect(pod.terminationGracePeriodSeconds).toBe(360);
    const { periodSeconds, failureThreshold } = container.startupProbe;
    if (pool.component === 'broker') expect(periodSeconds * failureThreshold).toBeGreaterThanOrEqual(600);
  },
);

test.each(everySet)('$name $pool.name: every probe opens a port that the container names', ({ container }) => {
  const names = container.ports.map((port) => port.name);
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
    expect(names).toContain(container[probe].tcpSocket.port);
  }
  expect(names).toContain('metrics');
});

test.each(everySet)('$name $pool.name: nothing but the node id and the advertised names is overridden', (each) => {
  const script = named(each.deployment, 'ConfigMap', each.pool.name).data['start.sh']!;
  const overrides = [...script.matchAll(/--override "([^=]+)=/g)].map(([, key]) => key);
  expect(overrides).toEqual(['node.id', 'advertised.listeners']);
  expect(managedBrokerKeys).toEqual(expect.arrayContaining(overrides));
});

test('the revision changes exactly when a pod has to be replaced', () => {
  const deployment = example('production');
  const revisions = (changed: typeof deployment) =>
    ofKind(changed, 'StatefulSet').map(({ spec }) => spec.template.metadata.labels['automq.com/revision']!);
  const before = revisions(deployment);
  expect(before.every((revision) => /^[0-9a-f]{16}$/.test(revision))).toBe(true);
  expect(new Set(before).size).toBe(before.length);

  const properties = { 'log.retention.hours': '24' };
  const reconfigured = revisions({ ...deployment, kafka: { ...deployment.kafka, properties } });
  expect(reconfigured.filter((revision) => before.includes(revision))).toEqual([]);
  const reimaged = revisions({
    ...deployment,
    kafka: { ...deployment.kafka, image: 'docker.io/automqinc/automq:1.7.4' },
  });
  expect(reimaged.filter((revision) => before.includes(revision))).toEqual([]);

  const grown = { ...deployment, brokers: deployment.brokers.map((pool) => ({ ...pool, count: 2, volumeGib: 20 })) };
  expect(revisions(grown)).toEqual(before);
});

test('the revision stays when a certificate is renewed, since nothing in it is known here', () => {
  const text = JSON.stringify(ofKind(example('production'), 'StatefulSet'));
  expect(text).not.toMatch(/BEGIN|PRIVATE KEY|checksum/);
});

test('the next broker of a zone waits until a load balancer has had time for the one before', () => {
  const waits = (name: (typeof exampleNames)[number]) =>
    Object.fromEntries(
      ofKind(example(name), 'StatefulSet').map(({ metadata, spec }) => [
        metadata.name.split('-')[0],
        spec.minReadySeconds,
      ]),
    );
  expect(waits('production')).toEqual({ controller: 30, broker: 180 });
  expect(waits('private')).toEqual({ controller: 30, broker: 30 });
  expect(waits('minimal')).toEqual({ controller: 30, broker: 30 });
});

test('a pod that fails to start is replaced by the next manifest', () => {
  const policies = ofKind(example('production'), 'StatefulSet').map(({ spec }) => spec.podManagementPolicy);
  expect(policies).toEqual(Array(6).fill('Parallel'));
});

test('what pods of a private cluster need of their nodes is what the file says of them', () => {
  const { nodeSelector, tolerations, imagePullSecrets } = named(example('private'), 'StatefulSet', 'broker-room-a').spec
    .template.spec;
  expect({ nodeSelector, tolerations, imagePullSecrets }).toEqual({
    nodeSelector: { 'node-role.contoso.example/streaming': 'true' },
    tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'streaming', effect: 'NoSchedule' }],
    imagePullSecrets: [{ name: 'registry-credentials' }],
  });
});

test.each(exampleNames)('%s: no object carries a literal of something secret', (name) => {
  expect(objectsOf(example(name)).filter(({ kind }) => kind === 'Secret')).toEqual([]);
});
