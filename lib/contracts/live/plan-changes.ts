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
  /** Whether an apply has left a record that could be read, so that drift is known. */
  readonly hasRecord: boolean;
  /** What the plan can’t tell, one sentence each. */
  readonly notes: readonly string[];
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
  const last = await lastRecord(cluster);
  const declared = new Set(desired.topics.map(({ name }) => name));
  const state = await readClusterState(cluster, {
    expectedTopics: [...declared, ...desired.removals.map(({ topic }) => topic)],
    wantsLastRecord: (name) => !declared.has(name) && !isOwnTopic(name, desired),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const record = last.text === undefined ? undefined : parseAuditRecord(last.text);
  const lastApplied = record === undefined ? undefined : lastAppliedIn(record, desired);
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
    hasRecord: lastApplied !== undefined,
    notes: [...last.notes, ...foreign(last.text, lastApplied !== undefined), ...silence(state)],
  };
}

async function lastRecord(
  cluster: LiveCluster,
): Promise<{ readonly text?: string; readonly notes: readonly string[] }> {
  try {
    const text = await readLastAuditRecord(cluster);
    return text === undefined ? { notes: [] } : { text, notes: [] };
  } catch (error) {
    if (!(error instanceof MissingRights)) throw error;
    return { notes: [error.message] };
  }
}

function foreign(text: string | undefined, isKnown: boolean): readonly string[] {
  if (text === undefined || isKnown) return [];
  return [
    `The last record in ${contractsAuditTopic} is not of these contracts, so it can’t be told what changed by hand since their last apply.`,
  ];
}

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
