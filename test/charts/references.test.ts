import { externalObjects } from '../../lib/model/external-objects';
import type { Deployment } from '../../lib/model/deployment';
import { example, exampleNames } from '../support/example';
import { containerOf, objectsOf, ofKind, podOf, podsOf } from '../support/objects';
import type { Pod, RenderedKinds } from '../support/rendered-kinds';

/** Every object that a pod names, as `kind name`. */
const referencesOfPod = (pod: Pod): readonly string[] => [
  `ServiceAccount ${pod.serviceAccountName}`,
  ...(pod.imagePullSecrets ?? []).map(({ name }) => `Secret ${name}`),
  ...pod.volumes.flatMap(({ configMap, secret, projected }) => [
    ...(configMap ? [`ConfigMap ${configMap.name}`] : []),
    ...(secret ? [`Secret ${secret.secretName}`] : []),
    ...(projected
      ? projected.sources.flatMap((source) => (source.secret ? [`Secret ${source.secret.name}`] : []))
      : []),
  ]),
];

const referencesOfSet = (set: RenderedKinds['StatefulSet']): readonly string[] => [
  `Service ${set.spec.serviceName}`,
  `PriorityClass ${podOf(set).priorityClassName!}`,
  ...set.spec.volumeClaimTemplates.map(({ spec }) => `StorageClass ${spec.storageClassName}`),
  ...containerOf(set).env.flatMap(({ valueFrom }) =>
    valueFrom?.secretKeyRef ? [`Secret ${valueFrom.secretKeyRef.name}`] : [],
  ),
];

/** Pods that do something; one that only keeps a node warm is nobody and has nothing. */
const workingPods = (deployment: Deployment) => podsOf(deployment).filter((pod) => 'serviceAccountName' in pod);

/** Every object that another one names. */
const references = (deployment: Deployment): readonly string[] => [
  ...workingPods(deployment).flatMap(referencesOfPod),
  ...ofKind(deployment, 'StatefulSet').flatMap(referencesOfSet),
  ...ofKind(deployment, 'TargetGroupBinding').map(({ spec }) => `Service ${spec.serviceRef.name}`),
  ...ofKind(deployment, 'Issuer').flatMap(({ spec }) => (spec.ca ? [`Secret ${spec.ca.secretName}`] : [])),
  ...ofKind(deployment, 'Certificate').map(({ spec }) => `${spec.issuerRef.kind} ${spec.issuerRef.name}`),
];

function present(deployment: Deployment): readonly string[] {
  const { platform, security } = deployment;
  const { storageClass } = platform;
  const issuer = security.kind === 'tls' && security.issuer?.kind === 'given' ? security.issuer.ref : undefined;
  return [
    ...objectsOf(deployment).map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ...ofKind(deployment, 'Certificate').map(({ spec }) => `Secret ${spec.secretName}`),
    ...(issuer ? [`${issuer.kind} ${issuer.name}`] : []),
    ...externalObjects(deployment).map(({ kind, name }) => `${kind} ${name}`),
    ...(storageClass.kind === 'existing' ? [`StorageClass ${storageClass.controllers}`] : []),
  ];
}

test.each(exampleNames)('%s: every object that another names is rendered or declared as the customer’s', (name) => {
  const deployment = example(name);
  expect(references(deployment).filter((each) => !present(deployment).includes(each))).toEqual([]);
});

test.each(exampleNames)('%s: every Secret that cert-manager fills is for a pod, an issuer or a client', (name) => {
  const deployment = example(name);
  const filled = ofKind(deployment, 'Certificate').map(({ spec }) => spec.secretName);
  const used = references(deployment);
  expect(filled.filter((secret) => !used.includes(`Secret ${secret}`) && !secret.startsWith('user-'))).toEqual([]);
  expect(new Set(filled).size).toBe(filled.length);
});

test.each(exampleNames)('%s: every secret that the customer has to make is used', (name) => {
  const deployment = example(name);
  const used = references(deployment);
  expect(externalObjects(deployment).filter((each) => !used.includes(`Secret ${each.name}`))).toEqual([]);
});

test.each(exampleNames)('%s: every mount has its volume and every volume a mount', (name) => {
  const deployment = example(name);
  const claims = ofKind(deployment, 'StatefulSet')[0]!.spec.volumeClaimTemplates.map(({ metadata }) => metadata.name);
  for (const pod of workingPods(deployment)) {
    const mounted = pod.containers[0]!.volumeMounts.map((mount) => mount.name);
    const own = pod.priorityClassName === undefined ? [] : claims;
    expect(mounted.sort()).toEqual([...own, ...pod.volumes.map((volume) => volume.name)].sort());
  }
});

test.each(exampleNames)('%s: every selector finds the pods that it is for', (name) => {
  const deployment = example(name);
  const { controllers, brokers } = deployment;
  const sets = ofKind(deployment, 'StatefulSet').map(({ metadata, spec }) => [metadata.name, spec.template] as const);
  // A pod as Kubernetes labels it; of each pool as many as there may be.
  const pods = [...controllers, ...brokers].flatMap((pool) =>
    Array.from({ length: pool.maxCount }, (_, ordinal): Readonly<Record<string, string>> => ({
      ...new Map(sets).get(pool.name)!.metadata.labels,
      'statefulset.kubernetes.io/pod-name': `${pool.name}-${ordinal}`,
    })),
  );
  const finds = (selector: Readonly<Record<string, string>>) =>
    pods.filter((labels) => Object.entries(selector).every(([key, value]) => labels[key] === value)).length;
  const selectors = [
    ...ofKind(deployment, 'Service').map(({ metadata, spec }) => [metadata.name, spec.selector] as const),
    ...ofKind(deployment, 'PodDisruptionBudget').map(
      ({ metadata, spec }) => [metadata.name, spec.selector.matchLabels] as const,
    ),
  ];
  const most = (pools: Deployment['brokers']) => pools.reduce((sum, { maxCount }) => sum + maxCount, 0);
  const several = new Map([
    ['controllers', most(controllers)],
    ['brokers', most(brokers)],
    ['bootstrap', most(brokers)],
    ['network-bootstrap', most(brokers)],
  ]);
  for (const [object, selector] of selectors)
    expect([object, finds(selector)]).toEqual([object, several.get(object) ?? 1]);
});
