import { moneyChange } from '../../plan/report/amounts';
import { counted } from '../../model/wording';
import { changeInWords } from './change-in-words';
import type { Change, ChangePlan, Refusal, Undeclared } from './change-plan';
import { printable } from '../../config/printable';
import { timeOf } from './time-of';
import { risks, worstRisk } from './worst-risk';

/** A change as a reader sees it. */
export interface ChangeLine {
  readonly text: string;
  readonly why: string;
  /** Such as `risk high`, `drift`, `+$12 a month`. */
  readonly marks: readonly string[];
}

/** What one owner has to look at. */
export interface OwnerChanges {
  readonly owner: string;
  readonly summary: string;
  /** The riskiest and what is drift first. */
  readonly lines: readonly ChangeLine[];
  /** Changes that are left out. */
  readonly more: number;
}

/** A plan of changes for people: everything that is risky, refused or drift, and of the rest as much as one reads. */
export interface ChangeReport {
  readonly title: string;
  readonly summary: string;
  readonly hash: string;
  readonly refusals: readonly Refusal[];
  readonly moreRefusals: number;
  readonly owners: readonly OwnerChanges[];
  readonly undeclared: readonly string[];
  readonly moreUndeclared: number;
}

/** Lines of a kind that people read; more of them are counted. */
const most = { harmlessOfOwner: 20, riskyOfOwner: 100, refusals: 100, undeclared: 50 } as const;

export function changeReport(plan: ChangePlan): ChangeReport {
  const { deployment, environment, clusterId, changes, refusals, undeclared, hash } = plan;
  const byOwner = new Map<string, Change[]>();
  for (const change of changes) {
    const own = byOwner.get(change.owner);
    if (own) own.push(change);
    else byOwner.set(change.owner, [change]);
  }
  return {
    title: `Changes of ${deployment}, environment ${environment}, cluster ${clusterId}`,
    summary: summaryOf(plan),
    hash,
    refusals: refusals.slice(0, most.refusals),
    moreRefusals: Math.max(0, refusals.length - most.refusals),
    owners: [...byOwner]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([owner, own]) => ownerChanges(owner, own, plan.currency)),
    undeclared: undeclared.slice(0, most.undeclared).map(undeclaredInWords),
    moreUndeclared: Math.max(0, undeclared.length - most.undeclared),
  };
}

const kindNames: Readonly<Record<Change['kind'], readonly [thing: string, verb: string]>> = {
  createTopic: ['topic', 'to create'],
  alterConfig: ['topic', 'to alter'],
  addPartitions: ['topic', 'to get partitions'],
  deleteTopic: ['topic', 'to delete'],
  addAcl: ['right', 'to grant'],
  removeAcl: ['right', 'to revoke'],
  setQuota: ['quota', 'to set'],
};

function summaryOf({ changes, refusals, undeclared, currency }: ChangePlan): string {
  const costs = changes.flatMap(({ monthlyCost }) => (monthlyCost === undefined ? [] : [monthlyCost]));
  return [
    changes.length === 0 ? 'Nothing to change.' : `${kindsInWords(changes)}.`,
    ...(changes.length === 0 ? [] : [`Worst risk: ${worstRisk(changes.map(({ risk }) => risk))}.`]),
    ...marked(changes.filter(({ risk }) => risk === 'high').length, 'of high risk'),
    ...marked(changes.filter(({ isDrift }) => isDrift).length, 'mended by it that somebody changed by hand (drift)'),
    ...marked(
      changes.filter((change) => isForeign(change) && !change.isDrift).length,
      'to revoke that no contract has given',
    ),
    ...marked(refusals.length, 'refused'),
    ...marked(undeclared.length, 'live that no contract declares'),
    ...(currency === undefined || costs.length === 0
      ? []
      : [`Cost: ${moneyChange(sum(costs), currency)} a month, as far as it is known.`]),
  ].join(' ');
}

const isForeign = (change: Change) => change.kind === 'removeAcl' && change.isForeign;

const marked = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}.`]);

const kindsInWords = (changes: readonly Change[]) =>
  (Object.keys(kindNames) as Change['kind'][])
    .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${counted(count, kindNames[kind][0])} ${kindNames[kind][1]}`)
    .join(', ');

function ownerChanges(owner: string, changes: readonly Change[], currency: string | undefined): OwnerChanges {
  const weight = ({ risk, isDrift }: Change) => risks.indexOf(risk) + (isDrift ? risks.length : 0);
  const sorted = changes.toSorted((a, b) => weight(b) - weight(a));
  const risky = changes.filter((change) => weight(change) > 0).length;
  const shown = Math.min(risky, most.riskyOfOwner) + most.harmlessOfOwner;
  return {
    owner,
    summary: `${kindsInWords(changes)}; worst risk ${worstRisk(changes.map(({ risk }) => risk))}`,
    lines: sorted.slice(0, shown).map((change) => lineOf(change, currency)),
    more: Math.max(0, changes.length - shown),
  };
}

const lineOf = (change: Change, currency: string | undefined): ChangeLine => ({
  text: changeInWords(change),
  why: change.why,
  marks: [
    `risk ${change.risk}`,
    ...(change.isDrift ? ['drift'] : isForeign(change) ? ['given by no contract'] : []),
    ...(change.monthlyCost === undefined || currency === undefined
      ? []
      : [`${moneyChange(change.monthlyCost, currency)} a month`]),
  ],
});

function undeclaredInWords({ kind, name, lastUsedMs, state, removedFrom }: Undeclared): string {
  const facts = [
    ...(kind === 'topic'
      ? [lastUsedMs === undefined ? 'no record, or nobody knows of one' : `last record ${timeOf(lastUsedMs)}`]
      : []),
    ...(state === undefined ? [] : [state]),
    ...(removedFrom === undefined ? [] : [`may be deleted from ${removedFrom} on`]),
  ];
  return printable(`${kind} ${name}: ${facts.join('; ')}`);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** `And one more`, for what is left out. */
export const moreInWords = (count: number, what: string): string =>
  `And ${counted(count, `more ${what}`)}; --format json has all of them.`;
