import { setTimeout as sleep } from 'node:timers/promises';
import { listed } from '../../model/wording';
import type { BrokerAddress } from './client/bootstrap-addresses';
import { errorsIn } from './client/errors-in';
import type { KafkaClient, KafkaConnection } from './client/kafka-client';
import { whyUnreachable } from './client/why-unreachable';
import { ClusterFailure } from './cluster-failure';

/** A broker as the cluster names it. */
export interface LiveBroker extends BrokerAddress {
  readonly id: number;
  readonly rack?: string;
}

/** Something that is asked of one broker. */
export type Ask<T> = (connection: KafkaConnection) => Promise<T>;

/** What clients of the library take, so that others can make a producer or a consumer of the same cluster. */
export type ClientOptions = ConstructorParameters<KafkaClient['Admin']>[0];

/** How a cluster is reached. */
export interface ClusterAccess {
  /** The client library itself, for producers and consumers. */
  readonly kafka: KafkaClient;
  readonly clientOptions: ClientOptions;
  readonly bootstrap: readonly BrokerAddress[];
  /** Name of the login; undefined where the cluster asks for none, or for a certificate. */
  readonly user: string | undefined;
}

/** Errors after which the same may be asked again, by Kafka’s names. */
const passing: ReadonlySet<string> = new Set([
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'LEADER_NOT_AVAILABLE',
  'NETWORK_EXCEPTION',
  'NOT_CONTROLLER',
  'NOT_COORDINATOR',
  'REQUEST_TIMED_OUT',
  'THROTTLING_QUOTA_EXCEEDED',
]);

const tries = 4;
const pauseMs = 500;

/**
 * A cluster that can be asked. Every broker answers for topics, rights and quotas, and passes changes on to the
 * controller, so a broker that fails is passed over: each question is tried a few times, each time at another broker.
 */
export class LiveCluster {
  #brokers: readonly LiveBroker[] = [];
  #next = 0;
  readonly #pool: InstanceType<KafkaClient['ConnectionPool']>;

  readonly kafka: KafkaClient;
  readonly clientOptions: ClientOptions;
  readonly bootstrap: readonly BrokerAddress[];
  readonly user: string | undefined;

  constructor({ kafka, clientOptions, bootstrap, user }: ClusterAccess) {
    this.kafka = kafka;
    this.clientOptions = clientOptions;
    this.bootstrap = bootstrap;
    this.user = user;
    this.#pool = new kafka.ConnectionPool(clientOptions.clientId, clientOptions);
  }

  /** Brokers of which the cluster has told; those that are down are not among them. */
  get brokers(): readonly LiveBroker[] {
    return this.#brokers;
  }

  set brokers(brokers: readonly LiveBroker[]) {
    this.#brokers = brokers;
  }

  /**
   * Asks any broker.
   * @throws ClusterFailure that names each address and why it did not answer
   */
  async anywhere<T>(ask: Ask<T>): Promise<T> {
    const refused = new Map<string, unknown>();
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const places = this.#places();
      for (const place of places) {
        try {
          return await this.#at(place, ask);
        } catch (error) {
          if (isAnswer(error)) {
            if (!isPassing(error)) throw error;
            break;
          }
          refused.set(nameOf(place), error);
          if (whyUnreachable(error).kind === 'login') throw this.#unreachable(refused);
          this.#next += 1;
        }
      }
      await sleep(pauseMs * (attempt + 1));
    }
    throw this.#unreachable(refused);
  }

  /** Asks one broker, once more where it did not answer; the error is the library’s. */
  async broker<T>(broker: BrokerAddress, ask: Ask<T>): Promise<T> {
    try {
      return await this.#at(broker, ask);
    } catch (error) {
      if (isAnswer(error) && !isPassing(error)) throw error;
      await sleep(pauseMs);
      return this.#at(broker, ask);
    }
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  /** Known brokers first, beginning with the one that answered last. */
  #places(): readonly BrokerAddress[] {
    const known = this.#brokers.map(({ host, port }) => ({ host, port }));
    const all = [...known, ...this.bootstrap.filter((each) => !known.some((other) => nameOf(other) === nameOf(each)))];
    const start = this.#next % all.length;
    return [...all.slice(start), ...all.slice(0, start)];
  }

  async #at<T>(place: BrokerAddress, ask: Ask<T>): Promise<T> {
    const connection = await this.#pool.get(place);
    try {
      return await ask(connection);
    } catch (error) {
      // What was sent there may still be answered, and what is asked next would wait behind it.
      if (!isAnswer(error)) await connection.close();
      throw error;
    }
  }

  #unreachable(refused: ReadonlyMap<string, unknown>): ClusterFailure {
    const reasons = [...refused].map(([address, error]) => ({ address, ...whyUnreachable(error) }));
    const [first] = reasons;
    if (first === undefined)
      return new ClusterFailure(
        'The cluster has no answer yet: it is choosing a controller or a coordinator.',
        'Run it again in a minute.',
      );
    const lines = reasons.map(({ address, why }) => `  ${address}: ${why}`);
    const fixes = [...new Set(reasons.map(({ fix }) => fix))];
    return new ClusterFailure(
      `No broker answers at ${listed(reasons.map(({ address }) => address))}:\n${lines.join('\n')}`,
      fixes.join(' '),
    );
  }
}

const nameOf = ({ host, port }: BrokerAddress) => `${host}:${port}`;

/** Whether a broker has answered, with an error of Kafka’s. */
const isAnswer = (error: unknown) => error instanceof Error && 'response' in error;

const isPassing = (error: unknown) => errorsIn(error).some(({ apiId }) => apiId !== undefined && passing.has(apiId));
