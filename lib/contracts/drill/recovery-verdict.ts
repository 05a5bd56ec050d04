import { counted } from '../../model/wording';
import { outageHours } from '../model/kept-hours';
import type { TopicContract } from '../model/topic-contract';
import type { DrillCheck, DrillOutcome } from './drill-report';
import type { Retained } from './retained-hours';

/** One return of a consumer after an outage. */
export interface Return {
  /** Records that were written while it was away. */
  readonly backlog: number;
  /** Of what it had not read, how many were gone. */
  readonly gone: number;
  /** Records that it read after its return. */
  readonly read: number;
  /** Of them, how many it had read before. */
  readonly again: number;
}

export interface RecoveryObservations {
  readonly retained: Retained;
  /** Seconds for which the consumer was away; they stand for the contract’s longest outage. */
  readonly outageSeconds: number;
  readonly withinRetention: Return;
  /** A second outage, longer than records are kept; undefined where nothing ends. */
  readonly beyondRetention?: Return & {
    /** Whether a consumer with `auto.offset.reset=none` was told that its offset is gone. */
    readonly told: boolean;
    /** Records that one with `latest` would have skipped. */
    readonly skippedByLatest: number;
  };
}

/** Whether a consumer that was away finds everything that it missed. */
export function recoveryVerdict({ fields }: TopicContract, seen: RecoveryObservations): DrillOutcome {
  const { withinRetention: back, beyondRetention: late, retained } = seen;
  const { longestConsumerOutageHours } = fields['x-retention'];
  return {
    checks: [
      {
        id: 'resumes',
        passed: back.gone === 0 && back.read - back.again >= back.backlog,
        guarantee: `After an outage of ${longestConsumerOutageHours} h, a consumer goes on at its stored offset and misses nothing.`,
        found: `${back.read - back.again} of ${counted(back.backlog, 'record')} that came meanwhile were read, ${back.gone} were gone, ${back.again} came again.`,
        why: 'Kafka deletes records whether or not they were read; what is gone before the consumer is back is lost for it.',
        change: `Keep records for ${outageHours(fields['x-retention'])} h at least: \`${retained.by}\` leaves ${hoursText(retained.hours)}.`,
      },
      ...(late === undefined ? [] : [toldOfLoss(late)]),
    ],
    figures: {
      backlogRecords: back.backlog,
      recordsGone: back.gone,
      recordsReadAgain: back.again,
      outageSeconds: seen.outageSeconds,
      longestOutageHours: longestConsumerOutageHours,
      ...(retained.hours === Infinity ? {} : { retainedHours: retained.hours }),
      ...(late && {
        lateBacklogRecords: late.backlog,
        lateRecordsGone: late.gone,
        lateRecordsSkippedByLatest: late.skippedByLatest,
      }),
    },
    notes: [
      `Time is scaled: ${seen.outageSeconds} s stand for ${longestConsumerOutageHours} h.`,
      ...(retained.hours === Infinity
        ? ['Nothing ends the time of records, so the outage beyond it was left out.']
        : [
            'What retention would have ended by then was removed with DeleteRecords: brokers look for it only every `log.retention.check.interval.ms`, five minutes unless it is set, and only at closed segments.',
          ]),
    ],
  };
}

const hoursText = (hours: number) => (hours === Infinity ? 'no end' : `${Number(hours.toFixed(1))} h`);

const toldOfLoss = (late: NonNullable<RecoveryObservations['beyondRetention']>): DrillCheck => ({
  id: 'loss-is-told',
  passed: late.told && late.gone > 0 && late.read - late.again === late.backlog - late.gone,
  guarantee:
    'After an outage longer than retention, a consumer can know that records are gone, and reads all that are left.',
  found: `${late.gone} of ${counted(late.backlog, 'record')} were gone. auto.offset.reset=none: ${late.told ? 'told that its offset is out of range' : 'not told'}. earliest: read the ${late.read} that are left. latest: would have skipped all ${late.skippedByLatest}.`,
  why: 'With `latest`, which is Kafka’s default, a consumer goes on as if nothing had been, and its view stays wrong.',
  change:
    'Nothing in the contract: consumers of what must be complete use `auto.offset.reset=none` or `earliest` and tell somebody.',
});
