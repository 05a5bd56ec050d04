import { isDeepStrictEqual } from 'node:util';
import { OutsideFailure } from '../outside-failure';
import type { ApplyRun } from './apply-run';
import type { BundleWave } from './bundle';
import { itemsOf } from './cluster';
import type { LiveObject, LiveStatefulSet } from './live-object';
import { isStatefulSet, keyOf } from './live-object';
import { renderRollout, rolloutOf } from './rollout';

/**
 * Replaces pods of one pool only while every other pool is whole, so that two zones are never short of pods at once.
 * A pool without a single ready pod may be replaced in any case: that takes nothing away, and it is how a broken
 * deployment is mended.
 */
export async function onePoolAtATime(run: ApplyRun, wave: BundleWave, live: readonly LiveObject[]): Promise<void> {
  const rolling = await poolsThatRoll(run, wave, live);
  if (rolling.length === 0) return;
  const others = run.bundle.waves
    .flatMap(({ waitFor }) => waitFor)
    .map(({ name }) => name)
    .filter((name) => !rolling.some(({ metadata }) => metadata.name === name));
  const found = await run.cluster.statefulSets(run.bundle.namespace, others);
  const short = found.map(rolloutOf).filter(({ done }) => !done);
  if (short.length === 0) return;
  const names = rolling.map(({ metadata }) => metadata.name).join(', ');
  throw new OutsideFailure(
    [
      `  ${names} has pods to replace, but another pool is not whole:`,
      ...short.map((rollout) => `  ${renderRollout(rollout)}`),
    ].join('\n'),
    'Wait until it is, or find out why not (kubectl get pods), and run the same command again.',
  );
}

/** Live StatefulSets with ready pods whose pod template this wave changes, as the server itself computes it. */
async function poolsThatRoll(
  { cluster, settings }: ApplyRun,
  wave: BundleWave,
  live: readonly LiveObject[],
): Promise<readonly LiveStatefulSet[]> {
  const byKey = new Map(live.filter(isStatefulSet).map((object) => [keyOf(object), object as LiveStatefulSet]));
  const standing = wave.objects.filter((object) => (byKey.get(keyOf(object))?.status?.readyReplicas ?? 0) > 0);
  if (standing.length === 0) return [];
  const preview = await cluster.apply(standing, { force: settings.takeOver, dryRun: true });
  // A refusal is met again, with its reason, when the wave is applied.
  if (preview.code !== 0) return [];
  return itemsOf(preview.stdout).flatMap((after) => {
    const before = byKey.get(keyOf(after));
    return before && !isDeepStrictEqual(before.spec.template, (after as LiveStatefulSet).spec.template) ? [before] : [];
  });
}
