import { counted } from '../../model/wording';
import { outageHours } from '../model/kept-hours';
import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';
import type { DrillCheck, DrillOutcome } from './drill-report';
import type { RebuiltState } from './rebuilt-state';

export interface CompactionObservations {
  readonly recordsWritten: number;
  readonly tombstonesWritten: number;
  readonly objects: number;
  /** Objects that live at the end. */
  readonly live: number;
  readonly before: RebuiltState;
  /** After brokers had compacted; undefined where they had not in time. */
  readonly after?: RebuiltState & { readonly seconds: number };
  readonly waitedSeconds: number;
  /** How long tombstones stay, by the topic’s settings as brokers have them, milliseconds. */
  readonly deleteRetentionMs: number;
  /** Why brokers took no records; undefined where they did. */
  readonly refused?: string;
}

/** Whether the state that is read from the beginning is right. */
export function compactionVerdict(topic: TopicContract, seen: CompactionObservations): DrillOutcome {
  const { before, after } = seen;
  const states = after === undefined ? [before] : [before, after];
  return {
    checks: [
      ...(seen.refused === undefined ? [] : [accepted(seen.refused)]),
      compacts(topic),
      latest(seen, states),
      deleted(topic, seen, states),
      tombstonesOutliveOutage(topic, seen.deleteRetentionMs),
    ],
    figures: {
      recordsWritten: seen.recordsWritten,
      tombstonesWritten: seen.tombstonesWritten,
      objects: seen.objects,
      objectsThatLive: seen.live,
      recordsReadBeforeCompaction: before.recordsRead,
      entriesBeforeCompaction: before.entries,
      ...(after && {
        recordsReadAfterCompaction: after.recordsRead,
        entriesAfterCompaction: after.entries,
        secondsUntilCompaction: after.seconds,
      }),
    },
    notes: [
      after === undefined
        ? `Brokers did not compact within ${Math.round(seen.waitedSeconds)} s; the state was right or wrong without it. They look every \`log.cleaner.backoff.ms\`, 15 s unless it is set, and leave the newest segment alone.`
        : `Brokers compacted after ${Math.round(after.seconds)} s: ${counted(after.recordsRead, 'record')} of ${seen.recordsWritten} were left.`,
    ],
  };
}

const accepted = (refused: string): DrillCheck => ({
  id: 'accepted',
  passed: false,
  guarantee: 'Brokers take the records.',
  found: refused,
  why: 'A compacted topic takes no record without a key.',
  change: 'Give records a key: `x-key.fields`.',
});

function compacts({ config }: TopicContract): DrillCheck {
  const policy = cleanupPolicyOf({ config });
  return {
    id: 'compacts',
    passed: policy.length === 1 && policy[0] === 'compact',
    guarantee: 'The latest value of every key stays, however old it is.',
    found: `cleanup.policy is ${policy.join(',')}.`,
    why: 'Where old segments are deleted, an entry that nobody changes disappears from the state.',
    change: 'Write `cleanup.policy: [compact]` for state, and keep history in a topic of its own.',
  };
}

function latest({ live }: CompactionObservations, states: readonly RebuiltState[]): DrillCheck {
  const wrong = Math.max(...states.map((state) => state.wrong));
  const excess = Math.max(...states.map((state) => state.excess));
  return {
    id: 'latest-value',
    passed: wrong === 0 && excess === 0,
    guarantee:
      'A state that is read from the beginning has the last value of every key, also while older ones are still there.',
    found:
      wrong === 0 && excess === 0
        ? `All ${live} entries have their last value, read ${states.length === 2 ? 'before and after compaction' : 'before compaction'}.`
        : `${wrong} of ${live} entries are missing or old, and ${excess} stand beside the right ones.`,
    why: 'A view that is rebuilt after a failure would answer with stock that is long gone.',
    change: 'Key by what identifies the entry and by nothing that changes: `x-key.fields`.',
  };
}

function deleted(
  { fields }: TopicContract,
  { objects, live, tombstonesWritten }: CompactionObservations,
  states: readonly RebuiltState[],
): DrillCheck {
  const undead = Math.max(...states.map((state) => state.undead));
  return {
    id: 'deleted',
    passed: undead === 0,
    guarantee: 'Entries that were deleted are not in the state.',
    found: `${undead} of ${objects - live} deleted entries are still there; ${tombstonesWritten} tombstones were written${fields['x-tombstones'] === undefined ? ', since the contract says nobody writes them' : ''}.`,
    why: 'A product that was taken out of sale goes on being promised by every view that is rebuilt.',
    change: 'Say in `x-tombstones` who writes a record with the key and without a value for each deleted entry.',
  };
}

/** Reckoned, not tried: it takes a consumer that is away for as long. */
function tombstonesOutliveOutage({ fields }: TopicContract, deleteRetentionMs: number): DrillCheck {
  const [stays, wanted] = [deleteRetentionMs / 3_600_000, outageHours(fields['x-retention'])];
  return {
    id: 'tombstones-outlive-outage',
    passed: stays >= wanted,
    guarantee: 'A consumer that was away for its longest outage still sees what was deleted (reckoned).',
    found: `Tombstones stay ${Number(stays.toFixed(1))} h, and ${wanted} h are needed.`,
    why: 'Whoever comes back after tombstones are gone keeps deleted entries for ever, unless it starts from nothing.',
    change: `Write \`delete.retention.ms: ${wanted * 3_600_000}\` at least.`,
  };
}
