import type { DrillPlan } from '../../drill/drill-plan';
import type { TopicContract } from '../../model/topic-contract';
import { ClusterFailure } from '../cluster-failure';
import type { LiveCluster } from '../live-cluster';

/** The caller wants the drill to end; what it made is removed all the same. */
export class DrillInterrupted extends Error {}

/** Time as a drill sees it, milliseconds. */
export interface DrillClock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** What every drill works with. */
export interface DrillRun {
  readonly cluster: LiveCluster;
  readonly topic: TopicContract;
  readonly plan: DrillPlan;
  readonly clock: DrillClock;
  /** Aborted when the caller wants it to end. */
  readonly signal: AbortSignal;
  /** By the clock, milliseconds. */
  readonly deadline: number;
  /** Tells what is being done. */
  readonly progress: (text: string) => void;
  /** Where it notes what has to be closed and removed. */
  readonly made: DrillRemains;
}

/** What a drill made on its way. */
export interface DrillRemains {
  readonly clients: { close(force?: boolean): Promise<void> }[];
  readonly groups: Set<string>;
}

/** @throws DrillInterrupted, or ClusterFailure when its time is over */
export function goOn({ signal, clock, deadline, plan }: DrillRun, what: string): void {
  if (signal.aborted) throw new DrillInterrupted(what);
  if (clock.now() > deadline)
    throw new ClusterFailure(
      `The drill is not done after ${plan.longestSeconds} s: it waits for ${what}.`,
      'Look whether the brokers are busy, then run it again, with fewer --records.',
    );
}

/**
 * Waits until something is so, and no longer than the drill may last.
 * @param limitMs another limit, after which it gives up; then the answer is false
 */
export async function until(
  run: DrillRun,
  {
    what,
    limitMs = Infinity,
    everyMs = 100,
  }: { readonly what: string; readonly limitMs?: number; readonly everyMs?: number },
  holds: () => boolean | Promise<boolean>,
): Promise<boolean> {
  const end = run.clock.now() + limitMs;
  for (;;) {
    if (await holds()) return true;
    goOn(run, what);
    if (run.clock.now() > end) return false;
    await run.clock.sleep(everyMs);
  }
}
