import type { Path } from '../../config/problem';
import type { Deployment } from '../../model/deployment';
import type { ContractSet } from '../model/contract-set';
import type { Place } from '../model/place';
import type { ChecklistItem } from './checklist';

/** What is reviewed. */
export interface ReviewSubject {
  readonly deployment: Deployment;
  readonly contracts: ContractSet;
  /** The contracts as they were before a change; undefined where nobody gave them. */
  readonly previous?: ContractSet;
  /** Versions before that one, the oldest first; transitive modes of compatibility compare schemas with them too. */
  readonly older?: readonly ContractSet[];
  /** Day of the review, such as `2026-11-27`, by which approvals and waivers end; left out, each of them holds. */
  readonly asOf?: string;
}

/** One place where a rule is broken. */
export interface Hit {
  /** The topic whose owner has to act. */
  readonly topic: string;
  readonly place: Place;
  /** A sentence with the values that were found and what is allowed. */
  readonly message: string;
  /** What to do here, where it is more than the rule’s own remedy. */
  readonly fix?: string;
}

/** What the review asks of contracts. A rule is data, and docs/contract-rules.md is made from it. */
export interface ReviewRule {
  readonly id: string;
  /** A warning is shown and stops nothing. */
  readonly severity: 'error' | 'warning';
  /** What holds where the rule is kept. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** Item of the checklist that it answers. */
  readonly source: ChecklistItem;
  /** Why nobody can accept it; left out where a waiver is heard. */
  readonly neverWaived?: string;
  readonly check: (subject: ReviewSubject) => readonly Hit[];
}

/** What a check of one topic or access says; `path` leads on from its place, whose line is the nearest one known. */
export interface Found {
  readonly path?: Path;
  readonly message: string;
  readonly fix?: string;
}

export type Answer = Found | readonly Found[] | undefined;

/** The hits that an answer means. */
export function hitsAt(topic: string, place: Place, answer: Answer): readonly Hit[] {
  if (answer === undefined) return [];
  const all: readonly Found[] = 'message' in answer ? [answer] : answer;
  return all.map(({ path = [], ...found }) => ({
    topic,
    place: { ...place, path: [...place.path, ...path] },
    ...found,
  }));
}
