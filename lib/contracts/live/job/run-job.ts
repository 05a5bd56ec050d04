import { contractsJob, contractsUser } from '../../../model/names';
import { counted } from '../../../model/wording';
import { auditText } from '../../change/audit-record';
import { changeInWords } from '../../change/change-in-words';
import { renderText } from '../../change/render-text';
import type { CarriedOut } from '../carry-out';
import { carryOut } from '../carry-out';
import { connectWith } from '../connect';
import type { LiveCluster } from '../live-cluster';
import { planChanges } from '../plan-changes';
import type { HeldChange } from './held-changes';
import { heldChanges } from './held-changes';
import { isUnderWay } from './is-under-way';
import type { Job } from './read-job';

/** Who did it, in records. */
const jobName = `${contractsUser} (job ${contractsJob})`;

export interface JobSurroundings {
  readonly say: (line: string) => void;
  /** Day such as `2026-11-27`, as UTC has it. */
  readonly today: string;
  readonly epochMs: () => number;
  /** Aborted when the pod is to end. */
  readonly signal: AbortSignal;
}

/**
 * Brings a cluster in line with contracts where nobody looks on: says what differs, drift with its owner, does what the
 * deployment file lets it do, and leaves the rest alone.
 * @returns whether the cluster is as the contracts want it
 * @throws ClusterFailure, MissingRights
 */
export async function runJob(job: Job, around: JobSurroundings): Promise<boolean> {
  const cluster = await connectWith(job.settings, job.bootstrapServers);
  try {
    return await broughtInLine(cluster, job, around);
  } finally {
    await cluster.close();
  }
}

async function broughtInLine(cluster: LiveCluster, job: Job, around: JobSurroundings): Promise<boolean> {
  const { say, today, epochMs, signal } = around;
  const planned = await planChanges(cluster, job.desired, { asOf: today });
  const { plan, notes, hasRecord, unended } = planned;
  say(renderText(plan).trimEnd());
  for (const note of notes) say(`note: ${note}`);
  if (unended !== undefined && isUnderWay(unended, { self: jobName, nowMs: epochMs() })) {
    say('Nothing is done beside it; the next run goes on.');
    return false;
  }
  const { allowed, held } = heldChanges(plan.changes, job.allow);
  for (const line of held.map(heldInWords)) say(line);
  // Without a record nobody knows later what was changed by hand.
  if (allowed.length === 0 && hasRecord) return held.length + plan.refusals.length === 0;
  const carried = await carryOut(
    cluster,
    { ...planned, plan: { ...plan, changes: allowed } },
    { who: jobName, held: held.map(({ change }) => change), epochMs, signal },
  );
  return isDone(carried, say) && held.length + plan.refusals.length === 0;
}

const heldInWords = ({ change, word }: HeldChange) =>
  `left alone: ${changeInWords(change)} (${change.owner}): ${change.why} It takes \`${word}\` in \`contracts.job.allow\`.`;

/** Says what did not work. What is done stays done, and the next run goes on. */
function isDone({ refused, run, record, unrecorded }: CarriedOut, say: JobSurroundings['say']): boolean {
  const failed = run.outcomes.filter(({ result }) => result === 'failed');
  say(
    `${counted(run.outcomes.length - failed.length, 'change')} done, ${failed.length + refused.length} failed, ${run.left.length} left.`,
  );
  for (const { change, why } of [...refused, ...failed]) say(`failed: ${changeInWords(change)}: ${why ?? ''}`);
  // The log of the pod is the one place left.
  if (unrecorded !== undefined) say(`${unrecorded.message}\n${unrecorded.fix}\n${auditText(record)}`);
  if (run.ended instanceof Error) say(`${run.ended.message}\n${run.ended.fix}`);
  return failed.length + refused.length + run.left.length === 0 && unrecorded === undefined;
}
