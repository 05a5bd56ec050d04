import type { Deployment } from '../model/deployment';

/** Where no workload says how far behind it may be. */
const assumedSeconds = 60;

export interface ToleratedLag {
  readonly seconds: number;
  /** The group that bears least; undefined where there is none. */
  readonly group?: string;
}

/** How far behind clients may be before it hurts the most urgent group (`impact.behindMinutes`). */
export function toleratedLagSeconds({ workloads }: Pick<Deployment, 'workloads'>): ToleratedLag {
  const [first] = workloads.toSorted((a, b) => a.impact.behindMinutes - b.impact.behindMinutes);
  return first === undefined
    ? { seconds: assumedSeconds }
    : { seconds: first.impact.behindMinutes * 60, group: first.name };
}
