import type { ChannelFields } from '../config/channel-fields';
import type { Access } from './access';
import type { Place } from './place';

/** Schema of a part of a record. */
export interface RecordSchema {
  readonly format: 'jsonSchema' | 'avro';
  /** The schema with every reference resolved; a cycle stays as one. */
  readonly schema: unknown;
}

/** One kind of record of a topic. */
export interface MessageContract {
  /** Id within its channel. */
  readonly name: string;
  readonly title?: string;
  readonly payload?: RecordSchema;
  readonly headers?: RecordSchema;
  /** Key schema of the Kafka binding. */
  readonly key?: RecordSchema;
  readonly place: Place;
}

/** What is true of one topic, with the environment’s overrides in it. */
export interface TopicContract {
  readonly name: string;
  /** Id of the channel in its document. */
  readonly channel: string;
  readonly description?: string;
  readonly partitions: number;
  /** What the binding asks for; AutoMQ keeps one replica in any case. */
  readonly replicas?: number;
  /** Settings that the contract gives, by Kafka’s names, values as Kafka writes them; sorted. */
  readonly config: Readonly<Record<string, string>>;
  readonly fields: ChannelFields;
  /** Bytes each second that `x-rates` mean. */
  readonly bytesPerSecond: { readonly normal: number; readonly promotional: number; readonly exceptional: number };
  readonly messages: readonly MessageContract[];
  readonly accesses: readonly Access[];
  readonly place: Place;
}

/** `compact`, `delete` or both; Kafka’s default where the contract gives none. */
export const cleanupPolicyOf = ({ config }: Pick<TopicContract, 'config'>): readonly string[] =>
  (config['cleanup.policy'] ?? 'delete').split(',').map((policy) => policy.trim());
