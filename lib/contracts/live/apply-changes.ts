import { setTimeout as sleep } from 'node:timers/promises';
import type { Change } from '../change/change-plan';
import type { ChangesRun } from './apply/run-changes';
import { runChanges } from './apply/run-changes';
import { changeSender } from './apply/send-changes';
import type { LiveCluster } from './live-cluster';

export interface ApplyOptions {
  /** Once it is aborted, the request under way is the last one. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Carries out changes in their order, a hundred to a request and one request after the other. What a broker already has
 * counts as done, so that an apply which was cut off goes on when it is run again.
 */
export const applyChanges = (
  cluster: LiveCluster,
  changes: readonly Change[],
  options: ApplyOptions = {},
): Promise<ChangesRun> =>
  runChanges(changes, {
    ...options,
    send: changeSender(cluster, false),
    now: () => performance.now(),
    sleep: (milliseconds) => sleep(milliseconds),
  });
