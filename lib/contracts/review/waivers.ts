import { nearest } from '../../config/nearest';
import type { TopicContract } from '../model/topic-contract';
import type { Hit, ReviewRule } from './rule';

type WrittenWaiver = TopicContract['fields']['x-waivers'][number];

/** A waiver of a topic with what it may be held against. */
export interface HeldWaiver {
  readonly waiver: WrittenWaiver;
  /** The rule that it names; undefined for an id that no rule has. */
  readonly rule: ReviewRule | undefined;
  /** Ids of all rules. */
  readonly ids: readonly string[];
  /** Whether the rule has found something at the topic. */
  readonly isNeeded: boolean;
  /** Left out, no waiver has ended. */
  readonly asOf?: string;
}

/** What is asked of waivers; what they are about has been found before. */
export interface WaiverRule extends Omit<ReviewRule, 'check'> {
  /** What is wrong with a waiver; undefined where nothing is. */
  readonly check: (held: HeldWaiver) => Pick<Hit, 'message' | 'fix'> | undefined;
}

/** Whether a waiver holds: its rule is known and may be waived, and its last day has not passed. */
export const holds = ({ waiver, rule, asOf }: Pick<HeldWaiver, 'waiver' | 'rule' | 'asOf'>): boolean =>
  rule !== undefined && rule.neverWaived === undefined && !hasEnded(waiver, asOf);

const hasEnded = ({ expires }: WrittenWaiver, asOf: string | undefined) => asOf !== undefined && expires < asOf;

const neverWaived = 'A waiver of a waiver accepts nothing.';

const waiverRule: WaiverRule = {
  id: 'waiver-rule',
  severity: 'error',
  title: 'A waiver is about a rule that can be waived',
  why: 'A waiver of what does not exist, or of what nobody can accept, looks like a decision and is none.',
  fix: 'Write the id of the rule that the finding names, or remove the waiver.',
  source: 'waivers',
  neverWaived,
  check: ({ waiver, rule, ids }) => {
    if (rule === undefined) {
      const near = nearest(waiver.rule, ids);
      const message = `No rule is called "${waiver.rule}".`;
      return near === undefined ? { message } : { message, fix: `Did you mean \`${near}\`?` };
    }
    return rule.neverWaived === undefined
      ? undefined
      : { message: `${rule.id} can’t be waived. ${rule.neverWaived}`, fix: `${rule.fix} Remove the waiver.` };
  },
};

const waiverExpired: WaiverRule = {
  id: 'waiver-expired',
  severity: 'error',
  title: 'A waiver has not ended',
  why: 'What was accepted for a time is accepted no longer.',
  fix: 'Mend what it is about, or have it accepted anew.',
  source: 'waivers',
  neverWaived,
  check: ({ waiver, rule, isNeeded, asOf }) =>
    rule !== undefined && rule.neverWaived === undefined && isNeeded && hasEnded(waiver, asOf)
      ? { message: `The waiver of ${rule.id} by ${waiver.owner} ended on ${waiver.expires}.` }
      : undefined,
};

const waiverUnused: WaiverRule = {
  id: 'waiver-unused',
  severity: 'warning',
  title: 'A waiver accepts something',
  why: 'A waiver that is left over accepts, unseen, what comes next.',
  fix: 'Remove it.',
  source: 'waivers',
  neverWaived,
  check: ({ rule, isNeeded }) =>
    rule !== undefined && rule.neverWaived === undefined && !isNeeded
      ? { message: `${rule.id} finds nothing here.` }
      : undefined,
};

export const waiverRules: readonly WaiverRule[] = [waiverRule, waiverExpired, waiverUnused];
