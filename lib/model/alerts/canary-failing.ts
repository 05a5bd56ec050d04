import type { Deployment } from '../deployment';
import { canaryIntervalSeconds } from '../monitors';
import type { AlertCase } from './alert-definition';
import { ours } from './selectors';

/** Until a new deployment's canaries are served: their user comes with a run of the job that keeps users. */
const firstSeconds = 900;

/**
 * A canary says when it was last served. One that has just started says 0, and has failed for as long as its rounds took;
 * then it matters whether the pod before it was served within the hour.
 */
export function canaryFailing(deployment: Deployment): readonly AlertCase[] {
  const interval = canaryIntervalSeconds(deployment);
  if (interval === undefined) return [];
  return [
    {
      threshold: Math.max(60, 4 * interval),
      reason: `A canary tries each ${interval} s; one round may meet a broker that just moves, four in a row or a minute of them do not. Where none was served within the hour, as at first, it has a quarter of an hour.`,
      expression: (threshold) => {
        const latest = (series: string) => `max by (namespace, zone, path) (${series})`;
        const served = `automq_canary_last_success_timestamp_seconds{${ours(deployment)}}`;
        const failed = `${latest(`automq_canary_rounds_total{${ours(deployment)},result="failure"}`)} * ${interval}`;
        const servedBefore = latest(`max_over_time(${served}[1h]) > 0`);
        const unserved = `${failed} > ${threshold} and ${servedBefore} or ${failed} > ${Math.max(threshold, firstSeconds)}`;
        return `time() - ${latest(`${served} > 0`)} > ${threshold} or (${unserved}) unless ${latest(`${served} > 0`)}`;
      },
    },
  ];
}
