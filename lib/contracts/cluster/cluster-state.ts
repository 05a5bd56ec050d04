import type { AclEntry, UserQuota } from '../desired/desired-state';

/** A topic as it is. */
export interface LiveTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  /** Settings of the topic itself, by Kafka’s names. */
  readonly config: Readonly<Record<string, string>>;
  /** Settings that the topic has from the brokers, by Kafka’s names. */
  readonly inherited: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch of its newest record; undefined where it has none or nobody asked. */
  readonly lastRecordMs?: number;
  /** Whether a partition that was asked for its newest record gave no answer. */
  readonly hasUnknownRecords?: boolean;
}

export interface LiveGroup {
  readonly name: string;
  readonly state: string;
  readonly protocolType: string;
  readonly members: number;
  /** Topics it has offsets for. */
  readonly topics: readonly string[];
  /** Records it is behind, over all partitions; undefined where nobody asked. */
  readonly lag?: number;
}

/** A cluster as it was seen. */
export interface ClusterState {
  readonly clusterId: string;
  readonly brokers: readonly { readonly id: number; readonly rack?: string }[];
  /** Whether its brokers say that they are AutoMQ, which keeps one replica and min.insync.replicas=1 whatever is asked. */
  readonly isAutomq: boolean;
  /** Whether brokers make topics for who asks for them. */
  readonly autoCreatesTopics: boolean;
  readonly hasAuthorizer: boolean;
  readonly topics: readonly LiveTopic[];
  readonly groups: readonly LiveGroup[];
  readonly acls: readonly AclEntry[];
  readonly quotas: readonly UserQuota[];
  /** What gave no answer while the rest was read; nothing is known of it, and nothing is concluded. */
  readonly unanswered?: {
    /** Brokers whose groups and newest records are not known. */
    readonly brokers: readonly number[];
    /** Topics whose settings are not known; they are not among `topics`. */
    readonly topics: readonly string[];
  };
}
