import type { WorkloadGroup } from '../../model/workload-group';

type Choices<Section extends 'impact' | 'replay' | 'failure', Key extends keyof WorkloadGroup[Section]> = Readonly<
  Record<WorkloadGroup[Section][Key] & string, string>
>;

/** What is done after a bad deployment, in words. */
export const rollbackMeanings: Choices<'impact', 'rollback'> = {
  rewind: 'Consumers go back to the last good offset and rebuild.',
  forward: 'Corrections are written as further records.',
  park: 'Bad records are set aside, and the rest goes on.',
  switchBack: 'Producers go back to the former system.',
};

export const replayMeanings: Choices<'replay', 'safety'> = {
  safe: 'Safe: it has no side effect.',
  idempotent: 'Idempotent: consumers recognise what they have done.',
  guarded: 'Guarded: something has to be switched off first.',
};

export const producerMeanings: Choices<'failure', 'producers'> = {
  wait: 'Producers wait.',
  buffer: 'Producers keep records of their own',
  drop: 'Producers drop records.',
};

export const consumerMeanings: Choices<'failure', 'consumers'> = {
  stale: 'Consumers show the last known state.',
  stop: 'Consumers stop.',
  fallback: 'Consumers fall back to another source.',
};
