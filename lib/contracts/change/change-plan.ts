import type { AclEntry, DesiredTopic, UserQuota } from '../desired/desired-state';

/** `none`: nothing is lost by it; `low`: clients may notice; `high`: records or order may be lost. */
export type Risk = 'none' | 'low' | 'high';

interface Step {
  readonly owner: string;
  readonly risk: Risk;
  /** What it does and what its risk is, one sentence. */
  readonly why: string;
  /** What it changes on the month’s bill in the currency of the price book; undefined where nothing is known. */
  readonly monthlyCost?: number;
  /** Whether the cluster had this once as the contract says and somebody changed it by hand. */
  readonly isDrift: boolean;
}

export type Change =
  | (Step & { readonly kind: 'createTopic'; readonly topic: DesiredTopic })
  | (Step & {
      readonly kind: 'alterConfig';
      readonly topic: string;
      /** By setting; `to` undefined where the broker’s own value holds again. */
      readonly settings: readonly { readonly name: string; readonly from?: string; readonly to?: string }[];
    })
  | (Step & { readonly kind: 'addPartitions'; readonly topic: string; readonly from: number; readonly to: number })
  | (Step & { readonly kind: 'deleteTopic'; readonly topic: string; readonly reason: string })
  | (Step & { readonly kind: 'addAcl'; readonly acl: AclEntry })
  | (Step & {
      readonly kind: 'removeAcl';
      readonly acl: AclEntry;
      /** Whether no contract has given it, as far as the last record knows: the deployment file did, or somebody by hand. */
      readonly isForeign: boolean;
    })
  | (Step & { readonly kind: 'setQuota'; readonly from?: UserQuota; readonly to: UserQuota });

/** Something that the contracts ask for and that is not done. */
export interface Refusal {
  readonly topic: string;
  readonly owner: string;
  readonly why: string;
  readonly fix: string;
  /** Steps of a migration, one sentence each, where the fix takes one. */
  readonly migration?: readonly string[];
}

/** A live topic or group that no contract declares; it is never touched. */
export interface Undeclared {
  readonly kind: 'topic' | 'group';
  readonly name: string;
  /** Milliseconds since the epoch of its last use; undefined where nobody can say. */
  readonly lastUsedMs?: number;
  /** What a group does now, such as `Stable, 3 members`. */
  readonly state?: string;
  /** Day from which a removal entry lets the topic be deleted; undefined where none names it. */
  readonly removedFrom?: string;
}

/** What would be done to a cluster. */
export interface ChangePlan {
  readonly deployment: string;
  readonly environment: string;
  readonly clusterId: string;
  /** Of the costs, as in the price book; undefined where no price is known. */
  readonly currency?: string;
  /** In the order in which they are done. */
  readonly changes: readonly Change[];
  readonly refusals: readonly Refusal[];
  readonly undeclared: readonly Undeclared[];
  /** SHA-256 over everything above but costs and `undeclared`, hexadecimal; a plan that was reviewed is known by it. */
  readonly hash: string;
}
