import { externalObjects } from '../../lib/model/external-objects';
import type { Deployment } from '../../lib/model/deployment';
import { example, exampleNames } from '../support/example';
import { containerOf, objectsOf, ofKind, podOf } from '../support/objects';
import type { RenderedKinds } from '../support/rendered-kinds';

/** Every object that a StatefulSet names, as `kind name`. */
function references(set: RenderedKinds['StatefulSet']): readonly string[] {
  const pod = podOf(set);
  return [
    `Service ${set.spec.serviceName}`,
    `ServiceAccount ${pod.serviceAccountName}`,
    `PriorityClass ${pod.priorityClassName}`,
    ...(pod.imagePullSecrets ?? []).map(({ name }) => `Secret ${name}`),
    ...set.spec.volumeClaimTemplates.map(({ spec }) => `StorageClass ${spec.storageClassName}`),
    ...pod.volumes.flatMap(({ configMap, secret }) => [
      ...(configMap ? [`ConfigMap ${configMap.name}`] : []),
      ...(secret ? [`Secret ${secret.secretName}`] : []),
    ]),
    ...containerOf(set).env.flatMap(({ valueFrom }) =>
      valueFrom?.secretKeyRef ? [`Secret ${valueFrom.secretKeyRef.name}`] : [],
    ),
  ];
}

function present(deployment: Deployment): readonly string[] {
  const { storageClass } = deployment.platform;
  return [
    ...objectsOf(deployment).map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ...externalObjects(deployment).map(({ kind, name }) => `${kind} ${name}`),
    ...(storageClass.kind === 'existing' ? [`StorageClass ${storageClass.name}`] : []),
  ];
}

test.each(exampleNames)('%s: every object that a pod refers to is rendered or declared as the customer’s', (name) => {
  const deployment = example(name);
  const missing = ofKind(deployment, 'StatefulSet')
    .flatMap(references)
    .filter((each) => !present(deployment).includes(each));
  expect(missing).toEqual([]);
});

test.each(exampleNames)('%s: every secret that the customer has to make is used', (name) => {
  const deployment = example(name);
  const used = ofKind(deployment, 'StatefulSet').flatMap(references);
  expect(externalObjects(deployment).filter((each) => !used.includes(`Secret ${each.name}`))).toEqual([]);
});

test.each(exampleNames)('%s: every mount has its volume and every volume a mount', (name) => {
  for (const set of ofKind(example(name), 'StatefulSet')) {
    const { volumes } = podOf(set);
    const claims = set.spec.volumeClaimTemplates.map(({ metadata }) => metadata.name);
    const mounted = containerOf(set).volumeMounts.map((mount) => mount.name);
    expect(mounted.sort()).toEqual([...claims, ...volumes.map((volume) => volume.name)].sort());
  }
});

test.each(exampleNames)('%s: every selector finds the pods that it is for', (name) => {
  const deployment = example(name);
  const pods = ofKind(deployment, 'StatefulSet').map(({ spec }) => spec.template.metadata.labels);
  const finds = (selector: Readonly<Record<string, string>>) =>
    pods.filter((labels) => Object.entries(selector).every(([key, value]) => labels[key] === value)).length;
  const selectors = [
    ...ofKind(deployment, 'Service').map(({ metadata, spec }) => [metadata.name, spec.selector] as const),
    ...ofKind(deployment, 'PodDisruptionBudget').map(
      ({ metadata, spec }) => [metadata.name, spec.selector.matchLabels] as const,
    ),
  ];
  const { controllers, brokers } = deployment;
  const several = new Map([
    ['controllers', controllers.length],
    ['brokers', brokers.length],
    ['bootstrap', brokers.length],
  ]);
  for (const [object, selector] of selectors)
    expect([object, finds(selector)]).toEqual([object, several.get(object) ?? 1]);
});
