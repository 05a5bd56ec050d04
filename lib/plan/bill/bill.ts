import type { OutsideIntent } from '../../model/access';

/** The systems that are held side by side, by the ids that others may build on. */
export const systemIds = ['automq', 'kafka', 'kafka-tiered', 'msk'] as const;
export type SystemId = (typeof systemIds)[number];

/** Ways in for clients from outside that have lines of their own. */
export const outsideWays = ['network', 'privateLink'] as const satisfies readonly OutsideIntent[];

/** Amounts of a month in the currency of the bill. */
export interface Band {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

/** Lines that belong together, for showing and for sums. */
export const billCategories = [
  'compute',
  'controlPlane',
  'volumes',
  'objectStorage',
  'objectRequests',
  'keys',
  'zoneTransfer',
  'nat',
  'privateConnectivity',
  'loadBalancer',
  'regionTransfer',
  'internetTransfer',
  'monitoring',
  'connect',
  'people',
] as const;
export type BillCategory = (typeof billCategories)[number];

export interface BillLine {
  /** What it is, in words that a bill uses; unique within a system. */
  readonly item: string;
  readonly category: BillCategory;
  /** Typical quantity of a month. */
  readonly quantity: number;
  readonly unit: string;
  readonly unitPrice: number;
  /** Id of the price in the price book; undefined for people’s hours. */
  readonly price?: string;
  readonly monthly: Band;
  /** How the quantity comes about, with the assumption that makes low, typical and high. */
  readonly basis: string;
  /** Whose bill it is on. */
  readonly payer: 'deployment' | 'client';
  /** Whose clients’ way in it is for; left out where it is for everybody. */
  readonly way?: OutsideIntent;
  /** Capacity that is paid for and idle outside the peak; part of another line’s amount, so never in the total. */
  readonly memo?: boolean;
}

export interface SystemBill {
  readonly id: SystemId;
  readonly name: string;
  readonly lines: readonly BillLine[];
  /** Sum of all lines but memo lines. */
  readonly total: Band;
  /** Its parts: what the deployment’s account pays, and what the accounts of clients pay. */
  readonly totalByPayer: Readonly<Record<BillLine['payer'], Band>>;
  /** Who operates what. */
  readonly operates: readonly { readonly what: string; readonly who: string }[];
  /** What it was sized to: brokers, instance type, disks. */
  readonly sizing: string;
}

/** A price behind the lines: one amount, or tiers. */
export interface UsedPrice {
  readonly id: string;
  readonly price?: number;
  readonly tiers?: readonly { readonly upTo?: number; readonly price: number }[];
  readonly unit: string;
  readonly source: string;
  readonly asOf: string;
  /** Nobody held it against its source. */
  readonly recalled: boolean;
}

export interface Bill {
  readonly currency: string;
  /** Region of the price book. */
  readonly region: string;
  /** Oldest date of a price that is used. */
  readonly asOf: string;
  /** Age of the oldest price, days, at the date of the plan. */
  readonly ageDays: number;
  /** Lower where a price is older than 180 days, or known from memory alone. */
  readonly confidence: 'high' | 'reduced';
  /** The prices that amounts follow from, by id. */
  readonly prices: readonly UsedPrice[];
  readonly systems: readonly SystemBill[];
  /** What the deployment’s account pays, by owner of workloads. */
  readonly showback: readonly {
    readonly owner: string;
    readonly groups: readonly string[];
    readonly monthly: Band;
    readonly basis: string;
  }[];
  readonly adoption: readonly {
    readonly scale: number;
    readonly name: string;
    /** By the id of each system of this bill, each with what the workload needs. */
    readonly totals: Readonly<Record<SystemId, number>>;
  }[];
  readonly sensitivity: readonly {
    readonly assumption: string;
    readonly now: string;
    readonly flipsAt?: string;
    readonly text: string;
  }[];
  readonly verdict: {
    /** What costs least when every system has what the workload needs; left out where there is no workload. */
    readonly recommended?: SystemId;
    readonly text: string;
  };
}
