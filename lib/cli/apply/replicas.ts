import type { KubernetesObject } from '../../model/wave';
import type { Finding } from './finding';
import { fieldManager } from './field-managers';
import type { LiveObject, LiveStatefulSet } from './live-object';
import { isStatefulSet, keyOf } from './live-object';

const replicasOf = (object: KubernetesObject) => (object.spec as { readonly replicas?: number }).replicas;

/** Largest step by which an apply removes brokers: each one hands its partitions over before the next goes. */
const largestStep = 1;

/** A StatefulSet of the bundle beside the live one, where there is one. */
function* pairs(objects: readonly KubernetesObject[], live: readonly LiveObject[]) {
  const byKey = new Map(live.map((object) => [keyOf(object), object]));
  for (const wanted of objects.filter(isStatefulSet)) {
    const found = byKey.get(keyOf(wanted)) as LiveStatefulSet | undefined;
    if (found) yield { wanted, found };
  }
}

/** Refuses to take several pods of a pool away at once. */
export function scaleInFindings(objects: readonly KubernetesObject[], live: readonly LiveObject[]): Finding[] {
  return [...pairs(objects, live)].flatMap(({ wanted, found }) => {
    const count = replicasOf(wanted);
    if (count === undefined || found.spec.replicas - count <= largestStep) return [];
    return [
      {
        what: `${wanted.metadata.name} has ${found.spec.replicas} pods, and the bundle sets ${count}.`,
        fix: 'Lower the number by one at a time and let the balancer settle in between, or say --allow-scale-in.',
      },
    ];
  });
}

/**
 * StatefulSets whose number of pods passes to a scaler with this bundle. To apply one without `replicas` while
 * nobody else owns that field would set it to 1, so it is handed to another owner first, with its present value.
 */
export function handOvers(objects: readonly KubernetesObject[], live: readonly LiveObject[]): KubernetesObject[] {
  return [...pairs(objects, live)]
    .filter(({ wanted, found }) => replicasOf(wanted) === undefined && isOursAlone(found))
    .map(({ wanted, found }) => ({
      apiVersion: wanted.apiVersion,
      kind: wanted.kind,
      metadata: { name: wanted.metadata.name, namespace: wanted.metadata.namespace },
      spec: { replicas: found.spec.replicas },
    }));
}

/** Whether an apply that no longer names `spec.replicas` would leave the field without an owner. */
function isOursAlone({ metadata }: LiveObject): boolean {
  const owners = (metadata.managedFields ?? []).filter(({ fieldsV1 }) => {
    const spec = fieldsV1?.['f:spec'] as Readonly<Record<string, unknown>> | undefined;
    return spec?.['f:replicas'] !== undefined;
  });
  // A field without any owner keeps its value, but then nothing says why: hand it over too.
  return owners.every(({ manager, operation }) => manager === fieldManager && operation === 'Apply');
}

/** A scaler that is still there works against a number that the bundle fixes. */
export function scalerFindings(objects: readonly KubernetesObject[], scalers: readonly LiveObject[]): Finding[] {
  const fixed = objects.filter((object) => isStatefulSet(object) && replicasOf(object) !== undefined);
  return scalers.flatMap(({ metadata, spec }) => {
    const { kind, name } = (spec as { readonly scaleTargetRef: { readonly kind: string; readonly name: string } })
      .scaleTargetRef;
    if (!fixed.some((object) => object.kind === kind && object.metadata.name === name)) return [];
    return [
      {
        what: `HorizontalPodAutoscaler ${metadata.name} still scales ${name}, whose number of pods the bundle fixes.`,
        fix: `kubectl delete horizontalpodautoscaler ${metadata.name} --namespace ${metadata.namespace ?? ''}, then apply again with --take-over.`,
      },
    ];
  });
}
