import type { Change } from '../../change/change-plan';
import { ClusterFailure } from '../cluster-failure';
import { mostChanges, nextBatch, nextSize } from './batches';
import type { Answer, ChangeOutcome, SendChanges } from './change-outcome';

/** What a run of changes needs besides a cluster. */
export interface ChangeRun {
  readonly send: SendChanges;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Once it is aborted, nothing more is begun. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}

/** What a run of changes came to. */
export interface ChangesRun {
  readonly outcomes: readonly ChangeOutcome[];
  /** Changes that were not begun. */
  readonly left: readonly Change[];
  /** Why it ended before its time; undefined where it did not. */
  readonly ended?: 'interrupted' | ClusterFailure;
}

/** Times that a change is sent which a broker asks to send again. */
const mostTries = 8;

/**
 * Carries out changes in their order: one request after the other, none before the one ahead of it is answered, so that
 * at most one request of it waits at the controller. Requests shrink where the controller gets slow. Where something
 * failed, nothing is taken away: what was to come in its place may be missing.
 */
export async function runChanges(changes: readonly Change[], run: ChangeRun): Promise<ChangesRun> {
  const outcomes: ChangeOutcome[] = [];
  let size = mostChanges;
  while (outcomes.length < changes.length) {
    if (run.signal?.aborted) return { outcomes, left: changes.slice(outcomes.length), ended: 'interrupted' };
    const batch = nextBatch(changes, outcomes.length, size);
    if (takesAway(batch) && outcomes.some(({ result }) => result === 'failed'))
      return { outcomes, left: changes.slice(outcomes.length), ended: nothingTaken };
    const began = run.now();
    try {
      outcomes.push(...(await sent(batch, run)));
    } catch (error) {
      if (!(error instanceof ClusterFailure)) throw error;
      return { outcomes, left: changes.slice(outcomes.length), ended: error };
    }
    const took = run.now() - began;
    size = nextSize(size, took);
    run.onProgress?.(outcomes.length, changes.length);
    // As long again for everybody else.
    if (outcomes.length < changes.length) await run.sleep(Math.min(took, 1_000));
  }
  return { outcomes, left: [] };
}

const takesAway = ([first]: readonly Change[]) => first?.kind === 'removeAcl' || first?.kind === 'deleteTopic';

const nothingTaken = new ClusterFailure(
  'Some changes failed, so no right is revoked and no topic deleted: what comes in their place may be missing.',
  'Put right what failed.',
);

async function sent(batch: readonly Change[], run: ChangeRun): Promise<readonly ChangeOutcome[]> {
  const answers = new Map<Change, Answer>();
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const waiting = batch.filter((change) => (answers.get(change)?.result ?? 'again') === 'again');
    if (waiting.length === 0) break;
    if (attempt > 0) await run.sleep(pauseOf(waiting, answers));
    const received = await run.send(waiting);
    waiting.forEach((change, index) => {
      const answer = received[index];
      if (answer !== undefined) answers.set(change, answer);
    });
  }
  return batch.map((change) => outcomeOf(change, answers.get(change)));
}

const pauseOf = (waiting: readonly Change[], answers: ReadonlyMap<Change, Answer>) =>
  Math.max(
    100,
    ...waiting.map((change) => {
      const answer = answers.get(change);
      return answer?.result === 'again' ? answer.afterMs : 0;
    }),
  );

function outcomeOf(change: Change, answer: Answer | undefined): ChangeOutcome {
  if (answer === undefined) return { change, result: 'failed', why: 'The brokers gave no answer.' };
  if (answer.result === 'failed' || answer.result === 'again') return { change, result: 'failed', why: answer.why };
  return { change, result: answer.result };
}
