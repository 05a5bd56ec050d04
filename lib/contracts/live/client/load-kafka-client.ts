import { subscribe } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import type { KafkaClient } from './kafka-client';

/** Where the library tells of what it makes (its docs/diagnostic.md). */
const instancesChannel = 'plt:kafka:instances';

let loading: Promise<KafkaClient> | undefined;

/** The client library. */
export const loadKafkaClient = (): Promise<KafkaClient> => (loading ??= load());

/**
 * A connection of the library tells two errors where it is reset while it logs in: one of the socket, one of the question
 * that it waits for (1.35.0; seen with a broker that ended). Its pool listens once, and an error that nobody listens to ends
 * the process, in the middle of an apply perhaps. Whoever waits for an answer has been told by then.
 */
async function load(): Promise<KafkaClient> {
  subscribe(instancesChannel, (made) => {
    if (isConnection(made)) made.instance.on('error', () => undefined);
  });
  return import('@platformatic/kafka');
}

const isConnection = (made: unknown): made is { readonly instance: EventEmitter } =>
  typeof made === 'object' &&
  made !== null &&
  'type' in made &&
  made.type === 'connection' &&
  'instance' in made &&
  made.instance instanceof EventEmitter;
