import type { Change } from '../../change/change-plan';

/** What became of a change. */
export interface ChangeOutcome {
  readonly change: Change;
  /** `already`: the cluster had it when it was asked, as after an apply that was interrupted. */
  readonly result: 'done' | 'already' | 'failed';
  /** Why it failed, in the broker’s words. */
  readonly why?: string;
}

/** What a broker answers to one change; `again`: it is to be sent once more, after a time. */
export type Answer =
  | { readonly result: 'done' | 'already' }
  | { readonly result: 'failed'; readonly why: string; readonly isDenied: boolean }
  | { readonly result: 'again'; readonly afterMs: number; readonly why: string };

/** Sends changes of one kind in one request. @returns an answer for each, in their order */
export type SendChanges = (batch: readonly Change[]) => Promise<readonly Answer[]>;
