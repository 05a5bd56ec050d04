import type { Producer } from '@platformatic/kafka';
import type { Acks } from '../../drill/broker-failure-verdict';
import { headersOf } from './drill-record';
import type { DrillRun } from './drill-run';

/** Pause after an error, milliseconds. */
const againMs = 100;

/** Time between two looks for leaders, milliseconds. */
const askEveryMs = 500;

/** Requests that are not answered count as failed after so long, milliseconds. */
const requestTimeout = 10_000;

interface Partition {
  lastAckMs: number;
  longestPauseMs: number;
  /** When that pause began. */
  pauseBegan: number;
}

/**
 * Writes one record after another into every partition, each again until it is acknowledged. Partitions of the broker that
 * goes have a client of their own, so that the others don’t wait for it.
 */
export class AcknowledgedWrites {
  /** Numbers of the records that were acknowledged. */
  readonly acknowledged: number[] = [];
  errors = 0;
  #serial = 0;
  #isElected = false;
  #askedMs = -Infinity;
  #ofLed?: Producer;
  #stopped = false;
  #loops: Promise<void>[] = [];
  readonly #partitions: Partition[] = [];

  constructor(
    private readonly run: DrillRun,
    private readonly options: { readonly acks: Acks; readonly led: readonly number[] },
  ) {}

  start(): void {
    const { cluster, plan, made } = this.run;
    const producers = [true, false].map(() => {
      const producer = new cluster.kafka.Producer({
        ...cluster.clientOptions,
        requestTimeout,
        // Requests that wait in the client for others break it when the connection ends.
        maxInflights: 2 * plan.partitions,
        retries: 0,
        metadataMaxAge: 3_600_000,
      });
      made.clients.push(producer);
      return producer;
    });
    [this.#ofLed] = producers;
    for (let partition = 0; partition < plan.partitions; partition += 1) {
      const now = this.run.clock.now();
      this.#partitions.push({ lastAckMs: now, longestPauseMs: 0, pauseBegan: now });
      const producer = producers[this.options.led.includes(partition) ? 0 : 1];
      if (producer !== undefined) this.#loops.push(this.#writeTo(partition, producer));
    }
  }

  /** Pauses count from here on: the first records wait for connections. */
  begin(): void {
    for (const each of this.#partitions) each.longestPauseMs = 0;
  }

  /** Other brokers lead now what the lost one did. */
  elected(): void {
    this.#isElected = true;
    this.#askForLeaders();
  }

  /**
   * The client asks anew only where a broker says that it leads no more, which a lost one doesn’t. Before the election it
   * would learn nothing: to the client, one partition without a leader is an error of the whole topic.
   */
  #askForLeaders(): void {
    const now = this.run.clock.now();
    if (!this.#isElected || now - this.#askedMs < askEveryMs) return;
    this.#askedMs = now;
    this.#ofLed?.clearMetadata();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#loops);
    const now = this.run.clock.now();
    for (const each of this.#partitions) note(each, now);
  }

  /** Whether every partition had a record acknowledged after a time. */
  isGoingOn(sinceMs: number): boolean {
    return this.#partitions.every(({ lastAckMs }) => lastAckMs > sinceMs);
  }

  longestPauseMs(ofLed: boolean): number {
    const pauses = this.#partitions
      .filter((_, partition) => this.options.led.includes(partition) === ofLed)
      .map(({ longestPauseMs }) => longestPauseMs);
    return Math.max(0, ...pauses);
  }

  /** When the longest pause of a partition that the broker led began. */
  get pauseBegan(): number {
    const led = this.#partitions.filter((_, partition) => this.options.led.includes(partition));
    return Math.min(...led.map(({ pauseBegan }) => pauseBegan));
  }

  async #writeTo(partition: number, producer: Producer): Promise<void> {
    const { clock, plan, signal, cluster } = this.run;
    const acks = {
      all: cluster.kafka.ProduceAcks.ALL,
      '1': cluster.kafka.ProduceAcks.LEADER,
      '0': cluster.kafka.ProduceAcks.NO_RESPONSE,
    }[this.options.acks];
    const value = Buffer.alloc(plan.recordBytes, 'automq-drill ');
    const everyMs = (1000 * plan.partitions) / plan.recordsPerSecond;
    const isEnded = () => this.#stopped || signal.aborted;
    while (!isEnded()) {
      const update = this.#serial;
      this.#serial += 1;
      const message = {
        topic: plan.name,
        partition,
        value,
        key: Buffer.from(`drill-${partition}`),
        headers: headersOf({ object: partition, update }),
      };
      while (!isEnded()) {
        try {
          await producer.send({ messages: [message], acks });
          this.acknowledged.push(update);
          note(this.#partitions[partition], clock.now());
          break;
        } catch {
          this.errors += 1;
          this.#askForLeaders();
          await clock.sleep(againMs);
        }
      }
      await clock.sleep(everyMs);
    }
  }
}

function note(partition: Partition | undefined, now: number): void {
  if (partition === undefined) return;
  const pause = now - partition.lastAckMs;
  if (pause > partition.longestPauseMs) {
    partition.longestPauseMs = pause;
    partition.pauseBegan = partition.lastAckMs;
  }
  partition.lastAckMs = now;
}
