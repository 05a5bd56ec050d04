import type { TopicContract } from '../model/topic-contract';
import { reviewRules } from './all-rules';
import type { ReviewFinding } from './finding';
import type { Hit, ReviewRule, ReviewSubject } from './rule';
import type { HeldWaiver, WaiverRule } from './waivers';
import { holds, waiverRules } from './waivers';

type Rule = ReviewRule | WaiverRule;

const rulesById: ReadonlyMap<string, ReviewRule> = new Map(reviewRules.map((rule) => [rule.id, rule]));

const ids = [...rulesById.keys()];

/** What rules find in contracts, by topic; findings that somebody has accepted for a time are in it with their waiver. */
export function reviewOf(subject: ReviewSubject): readonly ReviewFinding[] {
  const found = reviewRules.flatMap((rule) => rule.check(subject).map((hit) => findingOf(rule, hit, subject)));
  const needed = new Set(found.map(({ topic, rule }) => `${topic} ${rule}`));
  const ofWaivers = subject.contracts.topics.flatMap((topic) =>
    topic.fields['x-waivers'].flatMap((waiver, index) => {
      const rule = rulesById.get(waiver.rule);
      const isNeeded = needed.has(`${topic.name} ${waiver.rule}`);
      return problemsOf({ waiver, rule, ids, isNeeded, asOf: subject.asOf }, { topic, index }, subject);
    }),
  );
  return inOrder([...found, ...ofWaivers]);
}

function problemsOf(
  held: HeldWaiver,
  { topic, index }: { readonly topic: TopicContract; readonly index: number },
  subject: ReviewSubject,
): readonly ReviewFinding[] {
  return waiverRules.flatMap((rule) => {
    const problem = rule.check(held);
    if (problem === undefined) return [];
    const place = { ...topic.place, path: [...topic.place.path, 'x-waivers', index] };
    return [findingOf(rule, { topic: topic.name, place, ...problem }, subject)];
  });
}

function findingOf(rule: Rule, hit: Hit, { contracts, previous, asOf }: ReviewSubject): ReviewFinding {
  const called = ({ name }: TopicContract) => name === hit.topic;
  const topic = contracts.topics.find(called) ?? previous?.topics.find(called);
  const waiver = topic?.fields['x-waivers'].find(
    (each) => each.rule === rule.id && holds({ waiver: each, rule: rulesById.get(rule.id), asOf }),
  );
  return {
    rule: rule.id,
    severity: rule.severity,
    title: rule.title,
    why: rule.why,
    fix: rule.fix,
    ...hit,
    owner: topic === undefined ? '' : topic.fields['x-owner'],
    ...(waiver === undefined
      ? {}
      : { waiver: { owner: waiver.owner, reason: waiver.reason, expires: waiver.expires } }),
  };
}

/** By topic; what is open before what is accepted, errors before warnings. */
const inOrder = (findings: readonly ReviewFinding[]): readonly ReviewFinding[] =>
  findings.toSorted((a, b) => compare(a.topic, b.topic) || weight(a) - weight(b));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const weight = ({ severity, waiver }: ReviewFinding) => (severity === 'error' ? 0 : 1) + (waiver === undefined ? 0 : 2);
