import type { KubernetesObject } from '../../model/wave';
import type { Finding } from './finding';
import { fieldManager, handOverManager } from './field-managers';
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
        fix:
          count === 0
            ? 'To empty this zone say --allow-scale-in: its pods go one after another, the highest first.'
            : 'Lower the number by one at a time and let the balancer settle in between, or say --allow-scale-in.',
      },
    ];
  });
}

/**
 * StatefulSets whose number of pods passes to a scaler with this bundle. To apply one without `replicas` while
 * nobody else owns that field would set it to 1, so it is handed to another owner first, with its present value.
 */
export function handOvers(objects: readonly KubernetesObject[], live: readonly LiveObject[]): KubernetesObject[] {
  return [...pairs(objects, live)].flatMap(({ wanted, found }) => {
    // Without any owner a field keeps its value, but then nothing says why: that is handed over too.
    const isOursAlone = replicasOwners(found).every((manager) => manager === fieldManager);
    return replicasOf(wanted) === undefined && isOursAlone ? [onlyReplicas(wanted, found.spec.replicas)] : [];
  });
}

/**
 * StatefulSets whose number the bundle fixes again while the owner of the hand-over still holds another one: that
 * owner lets go where the kit owns the field too, and takes the new number first where it is the last one.
 */
export function handBacks(objects: readonly KubernetesObject[], live: readonly LiveObject[]): KubernetesObject[] {
  return [...pairs(objects, live)].flatMap(({ wanted, found }) => {
    const count = replicasOf(wanted);
    const owners = replicasOwners(found);
    if (count === undefined || count === found.spec.replicas || !owners.includes(handOverManager)) return [];
    return [onlyReplicas(wanted, owners.includes(fieldManager) ? undefined : count)];
  });
}

const onlyReplicas = ({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject, replicas?: number) => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
  ...(replicas === undefined ? {} : { spec: { replicas } }),
});

/** Field managers that hold `spec.replicas`. */
const replicasOwners = ({ metadata }: LiveObject): readonly string[] =>
  (metadata.managedFields ?? [])
    .filter(({ fieldsV1 }) => {
      const spec = fieldsV1?.['f:spec'] as Readonly<Record<string, unknown>> | undefined;
      return spec?.['f:replicas'] !== undefined;
    })
    .map(({ manager }) => manager);

/**
 * Scalers that are still there and work against the bundle: those of a number that it fixes, and those of KEDA that it has
 * an autoscaler for, since KEDA puts its own back.
 */
export function scalerFindings(objects: readonly KubernetesObject[], scalers: readonly LiveObject[]): Finding[] {
  const keys = new Set(objects.map(keyOf));
  const fixed = objects.filter((object) => isStatefulSet(object) && replicasOf(object) !== undefined);
  return scalers.flatMap(({ metadata, spec, kind: scalerKind, apiVersion }) => {
    const { kind, name } = (spec as { readonly scaleTargetRef: { readonly kind: string; readonly name: string } })
      .scaleTargetRef;
    const owner = metadata.ownerReferences?.find((each) => each.kind === 'ScaledObject');
    const scaler = owner ?? { kind: scalerKind, name: metadata.name };
    const { namespace } = metadata;
    const isFixed = fixed.some((object) => object.kind === kind && object.metadata.name === name);
    const isReplaced =
      owner !== undefined &&
      keys.has(keyOf({ apiVersion, kind: scalerKind, metadata: { name: metadata.name, namespace } }));
    if (!isFixed && !isReplaced) return [];
    return [
      {
        what: `${scaler.kind} ${scaler.name} still scales ${name}, ${isFixed ? 'whose number of pods the bundle fixes' : 'for which the bundle has an autoscaler of its own'}.`,
        fix: `kubectl delete ${scaler.kind.toLowerCase()} ${scaler.name} --namespace ${namespace ?? ''}, then apply again with --take-over.`,
      },
    ];
  });
}
