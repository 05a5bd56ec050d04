import type { Access } from './access';
import type { TopicContract } from './topic-contract';
import type { Place } from './place';

/** A topic that is to be deleted. */
export interface Removal {
  readonly topic: string;
  /** Day such as `2026-11-27`, before which it stays. */
  readonly on: string;
  readonly owner: string;
  readonly reason: string;
  readonly place: Place;
}

/** All contracts of a deployment in one environment. */
export interface ContractSet {
  readonly environment: string;
  /** By name. */
  readonly topics: readonly TopicContract[];
  readonly removals: readonly Removal[];
  /** Their documents, sorted. */
  readonly documents: readonly string[];
}

/** Every access of every topic. */
export const accessesOf = ({ topics }: ContractSet): readonly Access[] => topics.flatMap(({ accesses }) => accesses);
