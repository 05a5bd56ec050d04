import type { Envelope } from '../../../model/workload-group';
import type { Capacity } from '../../../model/capacity/capacity';
import type { Bill } from '../../bill/bill';
import type { SystemChange } from '../../bill/compare-bills';
import { compareBills } from '../../bill/compare-bills';
import type { Plan } from '../../plan';
import type { ReadinessStatus } from '../../readiness/readiness-result';

/** Something before and after a change. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** Brokers that are deployed, all zones together. */
export interface DeployedBrokers {
  readonly zones: number;
  readonly least: number;
  readonly most: number;
  readonly instanceType?: string;
}

/** What a change of the deployment file does to the bill, the brokers and readiness. */
export interface PlanChange {
  readonly asOf: string;
  readonly deployment: Change<string>;
  /** Undefined where one of the plans has no prices, or their currencies differ. */
  readonly bill?: { readonly currency: string; readonly systems: readonly SystemChange[] };
  readonly brokers: Change<DeployedBrokers>;
  /** By envelope; undefined where one of the two files has no such envelope. */
  readonly envelopes: readonly {
    readonly envelope: Envelope;
    readonly requiredPerZone: Change<number | undefined>;
    readonly fits: Change<boolean | undefined>;
  }[];
  readonly readiness: {
    readonly score: Change<number>;
    /** Items whose status is another one. */
    readonly items: readonly { readonly id: string; readonly status: Change<ReadinessStatus | undefined> }[];
  };
}

/** Holds two plans of one day against each other. */
export function comparePlans(before: Plan, after: Plan): PlanChange {
  const found = [...before.capacity.perEnvelope, ...after.capacity.perEnvelope].map(({ envelope }) => envelope);
  const ofEnvelope = ({ capacity }: Plan, name: Envelope) =>
    capacity.perEnvelope.find(({ envelope }) => envelope === name);
  return {
    asOf: after.asOf,
    deployment: { before: before.deployment, after: after.deployment },
    ...billChange(before.bill, after.bill),
    brokers: { before: deployedBrokers(before.capacity), after: deployedBrokers(after.capacity) },
    envelopes: [...new Set(found)].map((envelope) => {
      const [old, now] = [ofEnvelope(before, envelope), ofEnvelope(after, envelope)];
      return {
        envelope,
        requiredPerZone: { before: old?.requiredPerZone, after: now?.requiredPerZone },
        fits: { before: old?.fits, after: now?.fits },
      };
    }),
    readiness: {
      score: { before: before.readiness.score, after: after.readiness.score },
      items: changedItems(before, after),
    },
  };
}

function billChange(before: Bill | undefined, after: Bill | undefined): Pick<PlanChange, 'bill'> {
  if (before === undefined || after === undefined || before.currency !== after.currency) return {};
  return { bill: { currency: after.currency, systems: compareBills(before, after) } };
}

const deployedBrokers = ({ zones, brokersPerZone, instanceType }: Capacity): DeployedBrokers => ({
  zones,
  least: zones * brokersPerZone.least,
  most: zones * brokersPerZone.most,
  ...(instanceType === undefined ? {} : { instanceType }),
});

function changedItems(before: Plan, after: Plan): PlanChange['readiness']['items'] {
  const statuses = (plan: Plan) => new Map(plan.readiness.items.map(({ id, status }) => [id, status]));
  const [old, now] = [statuses(before), statuses(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((id) => old.get(id) !== now.get(id))
    .map((id) => ({ id, status: { before: old.get(id), after: now.get(id) } }));
}
