import { z } from 'zod';
import type { ClusterState } from '../cluster/cluster-state';
import type { DesiredState } from '../desired/desired-state';
import type { LastApplied } from './applied-facts';
import { factsLeft, lastAppliedOf } from './applied-facts';
import { changeInWords, subjectOf } from './change-in-words';
import type { Change, ChangePlan } from './change-plan';

/**
 * What became of a change: `already` where the cluster had it by then, `skipped` where nobody asked for it any more, and
 * `planned` in a record of an apply that has only begun.
 */
export interface AppliedChange {
  readonly change: Change;
  readonly result: 'done' | 'already' | 'failed' | 'skipped' | 'planned';
  /** Why it failed, in the broker’s words. */
  readonly why?: string;
}

/** What an audit record is made of. */
export interface Apply {
  /** `begun` before the first change, `ended` after the last one. */
  readonly phase: 'begun' | 'ended';
  readonly plan: ChangePlan;
  readonly desired: DesiredState;
  /** The cluster before it. */
  readonly state: ClusterState;
  readonly applied: readonly AppliedChange[];
  /** Changes that were left alone, and are no part of the plan. */
  readonly held?: readonly Change[];
  /** What the apply before it left; undefined where nothing is known. */
  readonly lastApplied?: LastApplied;
  /** Who did it: a login, or the job in the cluster. */
  readonly who: string;
  /** When it began or ended, such as `2026-11-27T09:30:00.000Z`. */
  readonly at: string;
  /** Day of the plan, such as `2026-11-27`. */
  readonly asOf: string;
}

/** The version of the form; a reader of an older one finds what it knows. */
const version = 1;

const state = z.record(z.string(), z.unknown());

/** Keys that a later version adds are left out, and kinds and results that it adds are texts. */
const auditRecord = z.object({
  version: z.int().min(1).describe('Version of the form.'),
  phase: z.string().default('ended').describe('`begun`: what was about to be done. `ended`: what became of it.'),
  at: z.string().describe('When the apply began or ended.'),
  who: z.string().describe('Who did it.'),
  deployment: z.string(),
  environment: z.string(),
  clusterId: z.string(),
  planHash: z.string().describe('SHA-256 of the plan that was applied.'),
  counts: z.record(z.string(), z.int()).describe('Changes by their result.'),
  changes: z
    .array(
      z.object({
        kind: z.string(),
        subject: z.string().describe('Topic, principal or user.'),
        text: z.string().describe('What was to be done, in words.'),
        owner: z.string(),
        risk: z.string(),
        why: z.string(),
        isDrift: z.boolean(),
        before: state.describe('What there was; empty where there was nothing.'),
        after: state.describe('What was to be there; empty where nothing was.'),
        result: z.string().describe('`done`, `already`, `failed` or `skipped`; `planned` before it began.'),
        error: z.string().optional().describe('Why it failed.'),
      }),
    )
    .describe('Failed ones first.'),
  omitted: z.int().describe('Changes that are left out, since the record would be too large.'),
  refused: z.array(z.object({ topic: z.string(), owner: z.string(), why: z.string() })),
  left: z.string().describe('Digests of everything that was as the contracts want it afterwards, one after the other.'),
});

export type AuditRecord = z.output<typeof auditRecord>;

export function auditRecordOf({ plan, desired, state: before, applied, held = [], ...by }: Apply): AuditRecord {
  const { deployment, environment, clusterId, hash, refusals } = plan;
  const { phase, at, who, asOf, lastApplied } = by;
  const done = applied.flatMap(({ change, result }) => (result === 'done' || result === 'already' ? [change] : []));
  const isDone = new Set(done);
  const pending = [...held, ...plan.changes.filter((change) => !isDone.has(change))];
  return {
    version,
    ...{ phase, at, who },
    ...{ deployment, environment, clusterId },
    planHash: hash,
    counts: countsOf(applied),
    changes: applied.map(entryOf).sort((a, b) => Number(b.result === 'failed') - Number(a.result === 'failed')),
    omitted: 0,
    refused: refusals.map(({ topic, owner, why }) => ({ topic, owner, why })),
    left: factsLeft(desired, before, { done, pending, asOf, ...(lastApplied === undefined ? {} : { lastApplied }) }),
  };
}

function countsOf(applied: readonly AppliedChange[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { result } of applied) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}

const entryOf = ({ change, result, why: error }: AppliedChange): AuditRecord['changes'][number] => ({
  kind: change.kind,
  subject: subjectOf(change),
  text: changeInWords(change),
  owner: change.owner,
  risk: change.risk,
  why: change.why,
  isDrift: change.isDrift,
  ...beforeAndAfter(change),
  result,
  ...(error === undefined ? {} : { error }),
});

function beforeAndAfter(change: Change): Pick<AuditRecord['changes'][number], 'before' | 'after'> {
  switch (change.kind) {
    case 'createTopic': {
      const { partitions, config } = change.topic;
      return { before: {}, after: { partitions, config } };
    }
    case 'alterConfig': {
      const values = (side: 'from' | 'to') =>
        Object.fromEntries(
          change.settings.flatMap(({ name, [side]: value }) => (value === undefined ? [] : [[name, value]])),
        );
      return { before: values('from'), after: values('to') };
    }
    case 'addPartitions':
      return { before: { partitions: change.from }, after: { partitions: change.to } };
    case 'deleteTopic':
      return { before: { topic: change.topic }, after: {} };
    case 'addAcl':
      return { before: {}, after: { ...change.acl } };
    case 'removeAcl':
      return { before: { ...change.acl }, after: {} };
    case 'setQuota':
      return { before: { ...change.from }, after: { ...change.to } };
  }
}

/** Bytes of a record’s text at most; the topic of records takes larger ones, since they are compressed. */
const mostRecordBytes = 4 * 2 ** 20;

/** The record as the topic takes it: of very many changes the last ones are counted and left out. */
export function auditText(record: AuditRecord, mostBytes = mostRecordBytes): string {
  const whole = JSON.stringify(record);
  if (Buffer.byteLength(whole) <= mostBytes) return whole;
  const room =
    mostBytes - Buffer.byteLength(JSON.stringify({ ...record, changes: [], omitted: record.changes.length }));
  let used = 0;
  const kept = record.changes.filter((change) => {
    used += Buffer.byteLength(JSON.stringify(change)) + 1;
    return used <= room;
  });
  return JSON.stringify({ ...record, changes: kept, omitted: record.changes.length - kept.length });
}

/** The record that a text holds; undefined where it holds none, as where somebody else wrote it. */
export function parseAuditRecord(text: string): AuditRecord | undefined {
  try {
    return auditRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What is known of a cluster by its last record; undefined where that is of other contracts. */
export const lastAppliedIn = (
  { left, deployment, environment }: AuditRecord,
  desired: Pick<DesiredState, 'deployment' | 'environment'>,
): LastApplied | undefined =>
  deployment === desired.deployment && environment === desired.environment ? lastAppliedOf(left) : undefined;
