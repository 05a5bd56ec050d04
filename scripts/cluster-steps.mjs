// Every change of the number of brokers that a zone should have, as it was written.
import { serves, zoneOf } from './cluster-members.mjs';

/** @param clock seconds of the deployment */
export function followSteps(members, clock) {
  const counts = new Map(members.poolsOf('broker').map((pool) => [zoneOf(pool), pool.spec.replicas]));
  const steps = [];
  let mostLeaving = 0;
  // One that is evicted has its place again: those from the number on have none.
  const leaves = (pod) =>
    pod.metadata.deletionTimestamp !== undefined &&
    Number(pod.metadata.labels['apps.kubernetes.io/pod-index']) >= counts.get(zoneOf(pod));
  const note = ({ spec }, zone) => {
    const by = spec.replicas - counts.get(zone);
    if (by === 0) return;
    counts.set(zone, spec.replicas);
    steps.push({ zone, by, to: spec.replicas, seconds: clock() });
  };
  members.onChange(({ object }) => {
    if (object.kind === 'StatefulSet' && counts.has(zoneOf(object))) note(object, zoneOf(object));
    mostLeaving = Math.max(mostLeaving, members.of('broker').filter(leaves).length);
  });
  return {
    steps,
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    of: (zone) => counts.get(zone),
    mostLeaving: () => mostLeaving,
    /** As many serve as there should be, in every zone. */
    isSettled: () =>
      members.missing('broker') === 0 &&
      [...counts].every(
        ([zone, count]) => members.of('broker').filter((pod) => zoneOf(pod) === zone).length === count,
      ) &&
      members.of('broker').every(serves),
  };
}
