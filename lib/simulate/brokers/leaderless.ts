import { failureTimings } from '../../facts/failure-timings';
import { scalingTimings } from '../../facts/scaling-timings';
import type { Deployment } from '../../model/deployment';

/** Partitions that nobody leads after a zone was lost. */
export interface Leaderless {
  readonly fromSecond: number;
  readonly untilSecond: number;
  /** Share of all partitions, 0 to 1. */
  readonly share: number;
}

/**
 * Brokers of a lost zone are fenced when their session ends; then others recover their logs, one after another.
 * @param lost brokers of the zone that carry something, and `all` of every zone
 */
export function leaderlessAfter(
  { kafka: { properties } }: Pick<Deployment, 'kafka'>,
  fromSecond: number,
  { lost, all }: { readonly lost: number; readonly all: number },
): Leaderless {
  const session = properties['broker.session.timeout.ms'];
  const fenced = session === undefined ? failureTimings.session.value : Number(session) / 1000;
  return {
    fromSecond,
    untilSecond: fromSecond + fenced + lost * scalingTimings.failover.value,
    share: all === 0 ? 0 : lost / all,
  };
}

/** Share of the partitions that nobody leads, averaged over some seconds. */
export function leaderlessShare(found: Leaderless | undefined, fromSecond: number, seconds: number): number {
  if (found === undefined) return 0;
  const overlap = Math.min(found.untilSecond, fromSecond + seconds) - Math.max(found.fromSecond, fromSecond);
  return (found.share * Math.max(0, overlap)) / seconds;
}

/** How long those partitions have waited at the end of some seconds in which they had no leader. */
export function leaderlessLag(found: Leaderless | undefined, fromSecond: number, seconds: number): number {
  if (found === undefined || found.share === 0 || found.untilSecond <= fromSecond) return 0;
  return Math.min(found.untilSecond, fromSecond + seconds) - found.fromSecond;
}
