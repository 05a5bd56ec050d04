import { components } from '../../facts/components';
import type { ApplyRun } from './apply-run';
import { bundleObjects } from './bundle';
import type { Cluster } from './cluster';
import type { LiveObject } from './live-object';
import { isStatefulSet, keyOf, titleOf } from './live-object';
import { ownedBy } from './ownership';

/** Resource types that a bundle can stop holding. Volumes are not among them: nothing here suggests deleting data. */
const types = [
  'configmaps',
  'cronjobs',
  'deployments',
  'horizontalpodautoscalers',
  'networkpolicies',
  'poddisruptionbudgets',
  'rolebindings',
  'roles',
  'serviceaccounts',
  'services',
  'statefulsets',
];

/** Of what components bring, kinds that bundles hold; metrics-server's are measures that carry the labels of pods. */
const componentKinds = components.filter(({ id }) => id !== 'metrics-server').flatMap(({ kinds }) => kinds);

/** Objects that an earlier bundle of this deployment brought and this one no longer holds. */
export async function leftOver({ cluster, bundle }: ApplyRun): Promise<readonly LiveObject[]> {
  const all = [...types, ...(await servedTypes(cluster))];
  const live = await cluster.list(bundle.namespace, all, ownedBy(bundle.deployment));
  const wanted = new Set(bundleObjects(bundle).map(keyOf));
  // What another object brought goes with it, such as the autoscaler that KEDA makes.
  return live.filter((object) => !wanted.has(keyOf(object)) && object.metadata.ownerReferences === undefined);
}

/** kubectl lists nothing at all when the cluster doesn't know one of the types. */
async function servedTypes(cluster: Cluster): Promise<readonly string[]> {
  const served: string[] = [];
  for (const each of componentKinds) {
    const [group, version] = each.apiVersion.split('/');
    if (await cluster.serves(each)) served.push(`${each.kind.toLowerCase()}.${version ?? ''}.${group ?? ''}`);
  }
  return served;
}

export const renderLeftOver = (objects: readonly LiveObject[]) =>
  [
    'No longer in the bundle and still in the cluster; automq-kit deletes nothing by itself:',
    ...objects.map((object) => `  ${titleOf(object)}: ${advice(object)}`),
  ].join('\n');

/** What runs nodes is no matter of one command. */
const advice = (object: LiveObject) =>
  isStatefulSet(object)
    ? 'its pods may hold partitions, see "Drain a zone" in the runbook before you delete it'
    : `kubectl delete ${object.kind.toLowerCase()} ${object.metadata.name} --namespace ${object.metadata.namespace ?? ''}`;
