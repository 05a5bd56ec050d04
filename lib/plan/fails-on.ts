import { counted, listed } from '../model/wording';
import type { Plan } from './plan';
import { ownBill } from './report/words';

/** What makes a plan fail. */
export type FailCondition =
  | { readonly kind: 'risk' | 'unknown' | 'capacity' | 'finding' }
  /** Least share of readiness items that are ready or waived, 0 to 1. */
  | { readonly kind: 'score'; readonly least: number }
  /** Most that a month may cost, typically, in the currency of the bill. */
  | { readonly kind: 'cost'; readonly most: number };

/** How conditions are written, with what they mean. */
export const failConditionForms = {
  risk: 'a readiness item is at risk and not waived',
  unknown: 'nothing proves a readiness item, and it is not waived',
  capacity: 'an envelope does not fit',
  finding: 'the plan has a finding',
  'score:0.8': 'less than this share of the readiness items is ready or waived',
  'cost:20000': 'a typical month costs more than this, clients’ endpoints included, or no price is known',
} as const;

/** Reads a condition; undefined for a text that is none. */
export function parseFailCondition(text: string): FailCondition | undefined {
  const [, word, number] = /^([a-z]+)(?::(\d+(?:\.\d+)?))?$/.exec(text) ?? [];
  switch (word) {
    case 'risk':
    case 'unknown':
    case 'capacity':
    case 'finding':
      return number === undefined ? { kind: word } : undefined;
    case 'score':
      return number === undefined || Number(number) > 1 ? undefined : { kind: word, least: Number(number) };
    case 'cost':
      return number === undefined ? undefined : { kind: word, most: Number(number) };
    default:
      return undefined;
  }
}

/** Why a plan fails under some conditions, a sentence for each that holds; empty where it does not. */
export const failsOn = (plan: Plan, conditions: readonly FailCondition[]): readonly string[] =>
  conditions.flatMap((condition) => reasons(plan, condition));

function reasons(plan: Plan, condition: FailCondition): readonly string[] {
  switch (condition.kind) {
    case 'risk':
    case 'unknown':
      return ofStatus(plan, condition.kind);
    case 'capacity':
      return capacity(plan);
    case 'finding':
      return plan.findings.length === 0 ? [] : [`The plan has ${counted(plan.findings.length, 'finding')}.`];
    case 'score':
      return plan.readiness.score < condition.least
        ? [`The readiness score is ${plan.readiness.score.toFixed(2)}, below ${condition.least}.`]
        : [];
    case 'cost':
      return cost(plan, condition.most);
  }
}

function ofStatus({ readiness }: Plan, status: 'risk' | 'unknown'): readonly string[] {
  const ids = readiness.items.filter((item) => item.status === status).map(({ id }) => id);
  return ids.length === 0 ? [] : [`Readiness: ${status} for ${listed(ids)}.`];
}

function capacity({ capacity: { perEnvelope, findings } }: Plan): readonly string[] {
  const short = perEnvelope.filter(({ fits }) => !fits).map(({ envelope }) => envelope);
  if (short.length > 0) return [`Capacity: ${listed(short)} does not fit.`];
  return findings.filter(({ severity }) => severity === 'error').map(({ message }) => `Capacity: ${message}`);
}

function cost({ bill }: Plan, most: number): readonly string[] {
  const own = bill && ownBill(bill.systems);
  if (bill === undefined || own === undefined) return ['Cost: no price is known.'];
  const { typical } = own.total;
  return typical > most ? [`Cost: ${Math.round(typical)} ${bill.currency} in a typical month, above ${most}.`] : [];
}
