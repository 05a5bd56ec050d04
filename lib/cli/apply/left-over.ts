import { bundleObjects } from './bundle';
import type { ApplyRun } from './apply-run';
import type { LiveObject } from './live-object';
import { keyOf, titleOf } from './live-object';
import { ownedBy } from './ownership';

/** Resource types that a bundle can stop holding. Volumes are not among them: nothing here suggests deleting data. */
const types = [
  'configmaps',
  'horizontalpodautoscalers',
  'networkpolicies',
  'poddisruptionbudgets',
  'serviceaccounts',
  'services',
  'statefulsets',
];

/** Objects that an earlier bundle of this deployment brought and this one no longer holds. */
export async function leftOver({ cluster, bundle }: ApplyRun): Promise<readonly LiveObject[]> {
  const live = await cluster.list(bundle.namespace, types, ownedBy(bundle.deployment));
  const wanted = new Set(bundleObjects(bundle).map(keyOf));
  return live.filter((object) => !wanted.has(keyOf(object)));
}

export const renderLeftOver = (objects: readonly LiveObject[]) =>
  [
    'No longer in the bundle and still in the cluster; automq-kit deletes nothing by itself:',
    ...objects.map(
      (object) =>
        `  ${titleOf(object)}: kubectl delete ${object.kind.toLowerCase()} ${object.metadata.name} --namespace ${object.metadata.namespace ?? ''}`,
    ),
  ].join('\n');
