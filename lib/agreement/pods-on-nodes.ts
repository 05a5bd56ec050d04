import type { KubernetesObject } from '../model/wave';
import type { RenderedPool } from './pools';
import { affinityOf } from './pools';

/** Pods that each take a node of a pool’s node group. */
export interface PodsOnNodes {
  /** Most pods of the StatefulSet, whoever owns their number. */
  readonly most: number;
  /** Pods of Deployments that keep nodes for it. */
  readonly warm: number;
}

interface Scaler {
  readonly scaleTargetRef?: { readonly name: string };
  /** A HorizontalPodAutoscaler’s. */
  readonly maxReplicas?: number;
  /** A ScaledObject’s. */
  readonly maxReplicaCount?: number;
}

interface DeploymentSpec {
  readonly replicas?: number;
  readonly template: { readonly spec: Parameters<typeof affinityOf>[0] & Pick<RenderedPool, 'nodeSelector'> };
}

const scalers = ['HorizontalPodAutoscaler', 'ScaledObject'];

export const podsOnItsNodes = (pool: RenderedPool, objects: readonly KubernetesObject[]): PodsOnNodes => ({
  most: Math.max(pool.replicas ?? 0, ...objects.flatMap((object) => ceilings(object, pool))),
  warm: objects.reduce((sum, object) => sum + warmPods(object, pool), 0),
});

function ceilings({ kind, spec }: KubernetesObject, pool: RenderedPool): readonly number[] {
  const { scaleTargetRef, maxReplicas, maxReplicaCount } = (spec ?? {}) as Scaler;
  if (!scalers.includes(kind) || scaleTargetRef?.name !== pool.name) return [];
  return [maxReplicas, maxReplicaCount].filter((each) => each !== undefined);
}

/** A Deployment whose pods may run on the pool’s nodes alone, in its zone. */
function warmPods({ kind, spec }: KubernetesObject, pool: RenderedPool): number {
  if (kind !== 'Deployment') return 0;
  const { replicas, template } = spec as DeploymentSpec;
  const isThere =
    JSON.stringify(template.spec.nodeSelector) === JSON.stringify(pool.nodeSelector) &&
    JSON.stringify(affinityOf(template.spec)) === JSON.stringify(pool.affinity);
  return isThere ? (replicas ?? 1) : 0;
}
