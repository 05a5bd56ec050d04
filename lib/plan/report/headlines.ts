import { counted, listed } from '../../model/wording';
import type { EnvelopeCapacity } from '../../model/capacity/capacity';
import type { Bill } from '../bill/bill';
import type { Plan } from '../plan';
import { money, moneyRange, percent } from './amounts';
import type { Headline } from './report';
import { envelopeNames, ownBill, resourceNames } from './words';

/** What a director asks first, answered in a sentence each. */
export const headlinesOf = (plan: Plan): readonly Headline[] => [
  fit(plan),
  binding(plan),
  cost(plan),
  readiness(plan),
  ownership(plan),
];

/** The envelope that leaves the least. */
export const tightest = ({ capacity }: Plan): EnvelopeCapacity | undefined =>
  capacity.perEnvelope.toSorted((a, b) => a.headroomPercent - b.headroomPercent)[0];

function fit(plan: Plan): Headline {
  const { capacity } = plan;
  const question = 'Does it fit?';
  const worst = tightest(plan);
  if (worst === undefined || worst.demand.writeBytesPerSecond === 0)
    return {
      question,
      answer: 'Nothing to carry yet',
      detail: 'The file describes no workload, so this is the plan of an idle platform.',
      tone: 'watch',
    };
  const deployed = `${deployedBrokers(plan)} per zone in ${counted(capacity.zones, 'zone')}`;
  const tooMuch = capacity.perEnvelope.filter(({ fits }) => !fits);
  if (tooMuch.length > 0) {
    const needed = Math.max(...tooMuch.map(({ requiredPerZone }) => requiredPerZone));
    return {
      question,
      answer: 'No',
      detail: `The ${named(tooMuch)} ${tooMuch.length === 1 ? 'envelope needs' : 'envelopes need'} ${counted(needed, 'broker')} per zone, and there are at most ${deployed}.`,
      tone: 'bad',
    };
  }
  return {
    question,
    answer: 'Yes',
    detail: `${deployed[0]?.toUpperCase() ?? ''}${deployed.slice(1)} carry every envelope.`,
    tone: 'good',
  };
}

const named = (envelopes: readonly EnvelopeCapacity[]) =>
  listed(envelopes.map(({ envelope }) => envelopeNames[envelope].toLowerCase()));

/** `2 brokers (m7g.xlarge)`, `2 to 6 brokers (m7g.xlarge)`. */
export function deployedBrokers({ capacity: { brokersPerZone, instanceType } }: Plan): string {
  const { least, most } = brokersPerZone;
  const brokers = least === most ? counted(most, 'broker') : `${least} to ${counted(most, 'broker')}`;
  return instanceType === undefined ? brokers : `${brokers} (${instanceType})`;
}

function binding(plan: Plan): Headline {
  const question = 'What runs out first?';
  const worst = tightest(plan);
  if (worst === undefined || worst.demand.writeBytesPerSecond === 0)
    return { question, answer: 'Nothing yet', detail: 'The file describes no workload.', tone: 'watch' };
  const name = resourceNames[worst.binding];
  const answer = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
  const envelope = `In the ${envelopeNames[worst.envelope].toLowerCase()} envelope`;
  const left = worst.headroomPercent;
  const afterFailure = leftAfterFailure(worst);
  const least = afterFailure === undefined ? left : Math.min(left, afterFailure);
  const detail = [
    left < 0 ? `${envelope} it is short by ${percent(-left)}` : `${envelope} ${percent(left)} of it are left`,
    ...(afterFailure === undefined
      ? []
      : [
          afterFailure < 0
            ? `short by ${percent(-afterFailure)} after a failure`
            : `${percent(afterFailure)} after a failure`,
        ]),
  ].join(', ');
  return { question, answer, detail: `${detail}.`, tone: worst.fits ? (least < 10 ? 'watch' : 'good') : 'bad' };
}

/** What is left of the binding resource when what may fail has failed; undefined where no broker is left then. */
export function leftAfterFailure({ binding: resource, usesAfterFailure }: EnvelopeCapacity): number | undefined {
  const use = usesAfterFailure.find((each) => each.resource === resource);
  return use && 100 - use.percent;
}

function cost({ bill }: Plan): Headline {
  const question = 'What does it cost a month?';
  const own = bill && ownBill(bill.systems);
  if (bill === undefined || own === undefined)
    return {
      question,
      answer: 'No price is known',
      detail: 'This place has no price book. Give prices in `plan.prices`, and the bill appears.',
      tone: 'watch',
    };
  const recommended = bill.verdict.recommended === 'automq';
  return {
    question,
    answer: `About ${money(own.total.typical, bill.currency)}`,
    detail: `${moneyRange(own.total, bill.currency)}. ${others(bill)}`,
    tone: recommended ? 'good' : 'watch',
  };
}

function others({ systems, currency }: Bill): string {
  const rest = systems.filter(({ id }) => id !== 'automq');
  if (rest.length === 0) return '';
  return `Elsewhere: ${rest.map(({ name, total }) => `${name} ${money(total.typical, currency)}`).join('; ')}.`;
}

function readiness({ readiness: { items } }: Plan): Headline {
  const count = (status: string) => items.filter((item) => item.status === status).length;
  const applicable = items.length - count('notApplicable');
  const open = [
    ...(count('risk') > 0 ? [counted(count('risk'), 'risk')] : []),
    ...(count('unknown') > 0 ? [`${count('unknown')} that nothing proves`] : []),
  ];
  return {
    question: 'Is it ready?',
    answer: `${count('ready')} ready${count('waived') > 0 ? `, ${count('waived')} waived,` : ''} of ${applicable}`,
    detail: open.length === 0 ? 'No check that applies is open.' : `Look at ${listed(open)}.`,
    tone: count('risk') > 0 ? 'bad' : count('ready') < applicable ? 'watch' : 'good',
  };
}

function ownership({ ownership: cells }: Plan): Headline {
  const empty = cells.filter(({ owner }) => owner === undefined);
  return {
    question: 'Who owns it?',
    answer: empty.length === 0 ? 'All of it has an owner' : `${empty.length} of ${cells.length} have no owner`,
    detail:
      empty.length === 0
        ? 'Each part that somebody must answer for has a name beside it.'
        : `Nobody is named for ${listed(empty.map(({ what }) => what))}.`,
    tone: empty.length === 0 ? 'good' : 'bad',
  };
}
