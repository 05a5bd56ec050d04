import { inBatches } from '../in-batches';
import type { LiveBroker } from '../live-cluster';
import { byKey } from './by-key';

export interface Answers<R> {
  readonly results: readonly R[];
  /** Ids of brokers that gave no answer, so that something is missing. */
  readonly unanswered: readonly number[];
}

/** Asks each broker for what is its own, in parts of a bounded size and one after another. */
export async function atBrokers<T extends { readonly broker: LiveBroker }, R>(
  all: readonly T[],
  size: number,
  ask: (broker: LiveBroker, part: readonly T[]) => Promise<readonly R[]>,
): Promise<Answers<R>> {
  const results: R[] = [];
  const unanswered: number[] = [];
  for (const [broker, own] of byKey(all, (each) => each.broker)) {
    try {
      results.push(...(await inBatches(own, size, (part) => ask(broker, part))));
    } catch {
      unanswered.push(broker.id);
    }
  }
  return { results, unanswered };
}
