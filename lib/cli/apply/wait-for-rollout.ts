import { OutsideFailure } from '../outside-failure';
import type { ApplyRun } from './apply-run';
import type { BundleWave } from './bundle';
import type { LiveEvent, LivePod } from './diagnosis';
import { diagnose } from './diagnosis';
import type { LiveStatefulSet } from './live-object';
import type { Rollout } from './rollout';
import { progressOf, renderRollout, rolloutOf } from './rollout';

const pollMs = 2_000;
/** How long nothing may move before the cluster is asked why. */
const quietMs = 20_000;

/**
 * Waits until the StatefulSets of a wave have rolled out, and says what happens meanwhile.
 * @throws OutsideFailure with the cluster's reasons when no pod has got on for the time that a pod is given
 */
export async function waitForRollout(run: ApplyRun, { waitFor }: BundleWave): Promise<void> {
  if (waitFor.length === 0) return;
  const { clock } = run.io;
  const told = new Set<string>();
  const tell = (line: string) => {
    if (told.has(line)) return;
    told.add(line);
    run.io.err(`  ${line}`);
  };
  let best = -1;
  let movedAt = clock.now();
  let askedAt = movedAt;
  for (;;) {
    const statefulSets = await run.cluster.statefulSets(
      run.bundle.namespace,
      waitFor.map(({ name }) => name),
    );
    const rollouts = statefulSets.map(rolloutOf);
    const finished = rollouts.length === waitFor.length && rollouts.every(({ done }) => done);
    if (finished && best < 0) return;
    rollouts.map(renderRollout).forEach(tell);
    if (finished) return;
    const now = clock.now();
    if (progressOf(rollouts) > best) {
      best = progressOf(rollouts);
      movedAt = now;
      askedAt = now;
    }
    if (now - movedAt >= run.settings.podTimeoutMs) throw await stuck(run, statefulSets, rollouts);
    if (now - askedAt >= quietMs) {
      askedAt = now;
      (await reasons(run, statefulSets)).forEach(tell);
    }
    run.io.status(`  ${seconds(now - movedAt)} without a change ...`);
    await clock.sleep(pollMs);
  }
}

const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1000)} s`;

async function stuck(run: ApplyRun, statefulSets: readonly LiveStatefulSet[], rollouts: readonly Rollout[]) {
  const why = await reasons(run, statefulSets);
  const unfinished = rollouts.filter(({ done }) => !done).map(renderRollout);
  return new OutsideFailure(
    [...unfinished, ...why].map((line) => `  ${line}`).join('\n'),
    `Nothing has moved for ${seconds(run.settings.podTimeoutMs)}. Put the reason right and run the same command again; a pod that needs longer gets it by --pod-timeout.`,
  );
}

async function reasons(
  { cluster, bundle }: ApplyRun,
  statefulSets: readonly LiveStatefulSet[],
): Promise<readonly string[]> {
  const unfinished = statefulSets.filter((statefulSet) => !rolloutOf(statefulSet).done);
  const events = (await cluster.list(bundle.namespace, ['events'], '')) as readonly LiveEvent[];
  const oldestFirst = [...events].sort(
    (a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion),
  );
  const found = await Promise.all(
    unfinished.map(async (statefulSet) => {
      const selector = Object.entries(statefulSet.spec.selector.matchLabels)
        .map(([label, value]) => `${label}=${value}`)
        .join(',');
      const pods = (await cluster.list(bundle.namespace, ['pods'], selector)) as readonly LivePod[];
      return diagnose({ statefulSet, pods, events: oldestFirst });
    }),
  );
  return found.flat();
}
