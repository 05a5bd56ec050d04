import type { Component, Workload } from './names';

/** Node label and taint key that ties pods to their pool's nodes; the value is the node group's name without its zone. */
export const poolKey = 'automq.com/pool';

/** Pod label with a digest of everything that a pod starts from; it changes exactly when pods have to be replaced. */
export const revisionLabel = 'automq.com/revision';

/** Label of a StatefulSet with the AutoMQ version of its pods; on the pods themselves it would replace them for its own sake. */
export const versionLabel = 'app.kubernetes.io/version';

/** Annotation that says to people why an object is as it is. */
export const whyAnnotation = 'automq.com/why';

/** Pod label with the zone id. */
export const zoneLabel = 'automq.com/zone-id';

/** Node label that AWS's cloud provider sets; zone names are shuffled per account, ids are not. */
export const awsZoneIdLabel = 'topology.k8s.aws/zone-id';

/** Value of the pool label and taint of a deployment's broker or controller nodes. */
export const poolValue = (deployment: string, component: Component) => `${deployment}-${component}`;

/** Labels of every object. */
export const objectLabels = (deployment: string) => ({
  ...deploymentSelector(deployment),
  'app.kubernetes.io/part-of': 'automq',
  'app.kubernetes.io/managed-by': 'automq-kit',
});

/** Labels that select every pod of a deployment. */
export const deploymentSelector = (deployment: string) => ({
  'app.kubernetes.io/name': 'automq',
  'app.kubernetes.io/instance': deployment,
});

/** Kubernetes' own label on each pod of a StatefulSet: the pod's name. */
export const podNameLabel = 'statefulset.kubernetes.io/pod-name';

/** Pod label with the workload that the pod belongs to. */
export const componentLabel = 'app.kubernetes.io/component';

/** Labels that select the pods of a component; immutable once deployed. */
export const componentSelector = (deployment: string, workload: Workload | 'warm') => ({
  ...deploymentSelector(deployment),
  [componentLabel]: workload,
});

/** Labels that select the pods of a component in one zone; immutable once deployed. */
export const poolSelector = (deployment: string, component: Component | 'canary' | 'warm', zoneId: string) => ({
  ...componentSelector(deployment, component),
  [zoneLabel]: zoneId,
});

/** Tag with the deployment's name, by which policies and look-ups tell its resources from others. */
export const deploymentTag = 'deployment';

/** Tag of a controller's volume and of each snapshot of it: whose it is, by `controllerVolume`. */
export const controllerVolumeTag = 'automq.com/controller-volume';

/** Value of that tag. The names of deployments are unique in an account and region, those of claims in a deployment. */
export const controllerVolume = (deployment: string, claim: string) => `${deployment}/${claim}`;

/**
 * Tags of every AWS resource, by key: whose it is and who answers for it. What the file adds can't replace one of ours.
 */
export const resourceTags = (deployment: {
  readonly name: string;
  readonly customer: string;
  readonly owner: string;
  readonly stage: string;
  readonly tags: Readonly<Record<string, string>>;
}): Readonly<Record<string, string>> => {
  const { name, customer, owner, stage, tags } = deployment;
  const all = { ...tags, [deploymentTag]: name, customer, owner, stage };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
};
