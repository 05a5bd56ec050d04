import type * as Kafka from '@platformatic/kafka';

/** The client library, which is a module of another kind and is loaded when a cluster is asked. */
export type KafkaClient = typeof Kafka;

/** A connection of it. */
export type KafkaConnection = Kafka.Connection;
