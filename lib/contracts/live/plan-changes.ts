import { printable } from '../../config/printable';
import type { LastApplied } from '../change/applied-facts';
import type { AuditRecord } from '../change/audit-record';
import { lastAppliedIn, parseAuditRecord } from '../change/audit-record';
import type { ChangePlan } from '../change/change-plan';
import { changePlanOf } from '../change/change-plan-of';
import { isOwnTopic } from '../change/own-names';
import type { TopicPrices } from '../change/topic-prices';
import { contractsAuditTopic } from '../../model/names';
import type { ClusterState } from '../cluster/cluster-state';
import type { DesiredState } from '../desired/desired-state';
import { readLastAuditRecord } from './audit/read-last-audit-record';
import type { LiveCluster } from './live-cluster';
import { MissingRights } from './missing-rights';
import { readClusterState } from './read-cluster-state';

export interface PlanChangesOptions {
  /** Day of the plan, such as `2026-11-27`. */
  readonly asOf: string;
  readonly costs?: TopicPrices;
  readonly onProgress?: (what: string) => void;
}

/** A plan with what it was made from. */
export interface PlannedChanges {
  readonly desired: DesiredState;
  readonly state: ClusterState;
  readonly plan: ChangePlan;
  /** Day of the plan, such as `2026-11-27`. */
  readonly asOf: string;
  /** Whether an apply has left a record of its end that could be read, so that drift is known. */
  readonly hasRecord: boolean;
  /** What the last apply left; undefined where nothing is known of it. */
  readonly lastApplied?: LastApplied;
  /** The last apply, where nothing is known of its end. */
  readonly unended?: Unended;
  /** What the plan can’t tell, one sentence each. */
  readonly notes: readonly string[];
}

/** An apply that has begun, and is still at work or was cut off. */
export interface Unended {
  readonly who: string;
  /** When it began, such as `2026-11-27T09:30:00.000Z`. */
  readonly at: string;
}

/**
 * Holds a cluster against what contracts want of it. Nothing is changed.
 * @throws ClusterFailure, MissingRights
 */
export async function planChanges(
  cluster: LiveCluster,
  desired: DesiredState,
  { asOf, costs, onProgress }: PlanChangesOptions,
): Promise<PlannedChanges> {
  const last = await lastRecord(cluster, desired);
  const declared = new Set(desired.topics.map(({ name }) => name));
  const state = await readClusterState(cluster, {
    expectedTopics: [...declared, ...desired.removals.map(({ topic }) => topic)],
    wantsLastRecord: (name) => !declared.has(name) && !isOwnTopic(name, desired),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const { record, lastApplied } = last;
  const unended = record?.phase === 'begun' ? { who: printable(record.who), at: printable(record.at) } : undefined;
  const plan = changePlanOf(desired, state, {
    asOf,
    ...(lastApplied === undefined ? {} : { lastApplied }),
    ...(costs === undefined ? {} : { costs }),
  });
  return {
    desired,
    state,
    plan,
    asOf,
    hasRecord: lastApplied !== undefined && unended === undefined,
    ...(lastApplied === undefined ? {} : { lastApplied }),
    ...(unended === undefined ? {} : { unended }),
    notes: [...last.notes, ...(unended === undefined ? [] : [unendedInWords(unended)]), ...silence(state)],
  };
}

interface KnownRecord {
  readonly record?: AuditRecord;
  readonly lastApplied?: LastApplied;
  readonly notes: readonly string[];
}

/** The record of the last apply of these contracts. */
async function lastRecord(cluster: LiveCluster, desired: DesiredState): Promise<KnownRecord> {
  const ownRecord = (text: string) => {
    const record = parseAuditRecord(text);
    const lastApplied = record && lastAppliedIn(record, desired);
    return lastApplied && { record, lastApplied };
  };
  try {
    const { record: own, isEmpty } = await readLastAuditRecord(cluster, ownRecord);
    return own === undefined ? { notes: isEmpty ? [] : [foreign] } : { ...own, notes: [] };
  } catch (error) {
    if (!(error instanceof MissingRights)) throw error;
    return { notes: [error.message] };
  }
}

const foreign = `No record that ${contractsAuditTopic} has of late is of these contracts, so it can’t be told what changed by hand since their last apply.`;

const unendedInWords = ({ who, at }: Unended) =>
  `The apply that ${who} began at ${at} has not recorded its end: it is still at work, or was cut off.`;

function silence({ unanswered }: ClusterState): readonly string[] {
  if (unanswered === undefined) return [];
  const { brokers, topics } = unanswered;
  return [
    ...(brokers.length === 0
      ? []
      : [
          `Brokers that gave no answer: ${brokers.join(', ')}. Groups that they coordinate, and when the topics that they lead were used last, are not known.`,
        ]),
    ...(topics.length === 0
      ? []
      : [`Topics whose settings were not answered: ${topics.length}. Nothing is concluded about them; run it again.`]),
  ];
}
