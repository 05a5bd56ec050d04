import type { AuditRecord } from '../change/audit-record';
import { auditRecordOf, auditText } from '../change/audit-record';
import type { Change } from '../change/change-plan';
import { applyChanges } from './apply-changes';
import type { RefusedChange } from './apply/rehearse-changes';
import { rehearseChanges } from './apply/rehearse-changes';
import type { ChangesRun } from './apply/run-changes';
import { ensureAuditTopic } from './audit/audit-topic';
import { writeAuditRecord } from './audit/write-audit-record';
import { ClusterFailure } from './cluster-failure';
import type { LiveCluster } from './live-cluster';
import type { PlannedChanges } from './plan-changes';

export interface CarryOutOptions {
  /** Who does it, for the record. */
  readonly who: string;
  /** Drift that is left alone; it stays known as such. */
  readonly held?: readonly Change[];
  /** Milliseconds since the epoch. */
  readonly epochMs: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}

/** What an apply came to. */
export interface CarriedOut {
  /** Changes that the brokers would refuse; with one of them nothing was changed. */
  readonly refused: readonly RefusedChange[];
  readonly run: ChangesRun;
  readonly record: AuditRecord;
  /** Why the record is not in the cluster; undefined where it is. */
  readonly unrecorded?: ClusterFailure;
}

/**
 * Carries out a plan: asks the brokers first what would become of it, does it, and leaves a record of it in the cluster,
 * also where it was cut short.
 * @throws MissingRights or ClusterFailure before anything was changed
 */
export async function carryOut(
  cluster: LiveCluster,
  { plan, desired, state, asOf }: PlannedChanges,
  { who, held = [], epochMs, ...options }: CarryOutOptions,
): Promise<CarriedOut> {
  await ensureAuditTopic(cluster);
  const refused = await rehearseChanges(cluster, plan.changes);
  const run =
    refused.length > 0 ? { outcomes: [], left: plan.changes } : await applyChanges(cluster, plan.changes, options);
  const at = new Date(epochMs()).toISOString();
  const record = auditRecordOf({ plan, desired, state, applied: run.outcomes, held, who, at, asOf });
  if (refused.length > 0) return { refused, run, record };
  try {
    await writeAuditRecord(cluster, auditText(record));
    return { refused, run, record };
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error;
    return { refused, run, record, unrecorded: error };
  }
}
