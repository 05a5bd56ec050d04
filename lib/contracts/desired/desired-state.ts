import type { Removal } from '../model/contract-set';

/** Who sends to a topic or reads it. */
export interface DesiredClient {
  readonly operation: string;
  readonly action: 'send' | 'receive';
  readonly principal: string;
  readonly owner: string;
  readonly group?: string;
}

/** A topic as the contracts want it. */
export interface DesiredTopic {
  readonly name: string;
  readonly partitions: number;
  /** What the contract asks for. It holds on plain Kafka alone, since AutoMQ keeps one replica whatever is asked. */
  readonly replicas?: number;
  readonly config: Readonly<Record<string, string>>;
  readonly owner: string;
  readonly dataClass: string;
  readonly sensitive: boolean;
  /**
   * Whether records of a key stay in order, so that further partitions need a migration. Those of a compacted topic always
   * do: its newest value of a key is the one of the key’s partition.
   */
  readonly ordered: boolean;
  readonly keyFields: readonly string[];
  /** By operation. */
  readonly clients: readonly DesiredClient[];
  /** Acceptance of so many partitions on an ordered topic, from a day such as `2026-11-27` on. */
  readonly repartition?: { readonly partitions: number; readonly owner: string; readonly on: string };
  /** What is written to it in ordinary hours, bytes each second; for what a change costs. */
  readonly normalBytesPerSecond: number;
}

/** An entry of Kafka’s access control lists; contracts give no host, since the network decides who gets there. */
export interface AclEntry {
  readonly resource: 'topic' | 'group' | 'transactionalId' | 'cluster';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  /** `User:` and the name. */
  readonly principal: string;
  readonly operation: string;
  readonly permission: 'allow' | 'deny';
  /** Of a live entry that somebody made for one host; all hosts when left out. */
  readonly host?: string;
}

export interface DesiredAcl extends AclEntry {
  /** Of several operations all their owners. */
  readonly owner: string;
  /** Why it is granted, with its approver where the class is sensitive. */
  readonly why: string;
  /** First day on which it holds, such as `2026-11-27`; undefined where it holds from ever. */
  readonly from?: string;
  /** Last day on which it holds; undefined where it has no end. */
  readonly until?: string;
}

/** An operation on a sensitive topic that nobody approved, so that nothing is granted for it. */
export interface UnapprovedOperation {
  readonly operation: string;
  /** Its sensitive topic. */
  readonly topic: string;
  readonly dataClass: string;
  readonly principal: string;
  readonly owner: string;
}

/** A quota of one user; bytes each second on each broker, and percent of the request threads. */
export interface UserQuota {
  readonly user: string;
  readonly producerByteRate?: number;
  readonly consumerByteRate?: number;
  readonly requestPercentage?: number;
}

export interface DesiredQuota extends UserQuota {
  readonly owner: string;
}

/** What the contracts want of a cluster; plain data, which a job in the cluster gets as JSON. */
export interface DesiredState {
  readonly deployment: string;
  readonly environment: string;
  readonly topics: readonly DesiredTopic[];
  /** Principals whose rights are the contracts’ business alone: `User:` and the name. */
  readonly principals: readonly string[];
  /** Those whose end has come are in it: whoever holds a cluster against it says which day it is. */
  readonly acls: readonly DesiredAcl[];
  readonly unapproved: readonly UnapprovedOperation[];
  readonly quotas: readonly DesiredQuota[];
  readonly removals: readonly Omit<Removal, 'place'>[];
  /** Groups that contracts declare. */
  readonly groups: readonly string[];
  /** Names of topics and groups that are the deployment’s own and nobody’s business here, such as the canary’s. */
  readonly own: { readonly topics: readonly string[]; readonly groups: readonly string[] };
}
