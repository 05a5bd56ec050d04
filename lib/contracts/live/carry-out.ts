import type { Apply, AuditRecord } from '../change/audit-record';
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
  /** Changes that are left alone. */
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
 * Carries out a plan: asks the brokers first what would become of it, records in the cluster what is about to be done, does
 * it, and records what became of it, also where it was cut short.
 * @throws MissingRights or ClusterFailure before anything was changed
 */
export async function carryOut(
  cluster: LiveCluster,
  { plan, desired, state, asOf, lastApplied }: PlannedChanges,
  { who, held = [], epochMs, ...options }: CarryOutOptions,
): Promise<CarriedOut> {
  const recordOf = (phase: Apply['phase'], applied: Apply['applied']) =>
    auditRecordOf({
      ...{ phase, plan, desired, state, applied, held, who, asOf },
      at: new Date(epochMs()).toISOString(),
      ...(lastApplied === undefined ? {} : { lastApplied }),
    });
  await ensureAuditTopic(cluster);
  const refused = await rehearseChanges(cluster, plan.changes);
  if (refused.length > 0) return { refused, run: { outcomes: [], left: plan.changes }, record: recordOf('ended', []) };
  if (plan.changes.length > 0) {
    const planned = plan.changes.map((change) => ({ change, result: 'planned' as const }));
    await writeAuditRecord(cluster, auditText(recordOf('begun', planned)), 'Nothing was changed.');
  }
  const run = await applyChanges(cluster, plan.changes, options);
  const record = recordOf('ended', run.outcomes);
  try {
    await writeAuditRecord(cluster, auditText(record), keepIt);
    return { refused, run, record };
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error;
    return { refused, run, record, unrecorded: error };
  }
}

const keepIt = 'Keep the record; it is printed here where no --audit FILE was given.';
