import type { LiveStatefulSet } from './live-object';

/** How far a StatefulSet has come. */
export interface Rollout {
  readonly name: string;
  readonly wanted: number;
  /** Pods of the newest revision. */
  readonly updated: number;
  /** Pods that have been ready for as long as `minReadySeconds` asks. */
  readonly ready: number;
  readonly done: boolean;
}

export function rolloutOf({ metadata, spec, status = {} }: LiveStatefulSet): Rollout {
  const wanted = spec.replicas;
  const seen = (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  const current = status.currentRevision === status.updateRevision;
  const updated = seen ? (status.updatedReplicas ?? 0) : 0;
  const ready = status.availableReplicas ?? 0;
  const settled = status.replicas === wanted && updated === wanted && ready === wanted;
  return { name: metadata.name, wanted, updated, ready, done: seen && current && settled };
}

/** Rises with every pod that is replaced or becomes ready; a pod that flaps does not raise it. */
export const progressOf = (rollouts: readonly Rollout[]) =>
  rollouts.reduce((sum, { updated, ready, done }) => sum + updated + ready + (done ? 1 : 0), 0);

export function renderRollout({ name, wanted, updated, ready, done }: Rollout): string {
  if (done) return `${name}: ${ready} of ${wanted} ready`;
  return `${name}: ${updated} of ${wanted} up to date, ${ready} ready`;
}
