import type { Removal } from '../model/contract-set';

/** A topic as the contracts want it. */
export interface DesiredTopic {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
  readonly owner: string;
  readonly dataClass: string;
  readonly sensitive: boolean;
  /** Whether records of a key stay in order, so that further partitions need a migration. */
  readonly ordered: boolean;
  readonly keyFields: readonly string[];
  /** What it writes in ordinary hours, bytes each second; for what a change costs. */
  readonly normalBytesPerSecond: number;
}

/** An entry of Kafka’s access control lists; the host is always `*`, since the network decides who gets there. */
export interface AclEntry {
  readonly resource: 'topic' | 'group' | 'transactionalId' | 'cluster';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  /** `User:` and the name. */
  readonly principal: string;
  readonly operation: string;
  readonly permission: 'allow' | 'deny';
}

export interface DesiredAcl extends AclEntry {
  readonly owner: string;
  /** Why it is granted, with its approver where the class is sensitive. */
  readonly why: string;
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
  readonly acls: readonly DesiredAcl[];
  readonly quotas: readonly DesiredQuota[];
  readonly removals: readonly Omit<Removal, 'place'>[];
  /** Groups that contracts declare. */
  readonly groups: readonly string[];
  /** Names of topics and groups that are the deployment’s own and nobody’s business here, such as the canary’s. */
  readonly own: { readonly topics: readonly string[]; readonly groups: readonly string[] };
}
