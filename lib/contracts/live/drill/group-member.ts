import type { Consumer } from '@platformatic/kafka';
import { drillError } from './drill-error';
import { numbersOf } from './drill-record';
import type { DrillRun } from './drill-run';
import { fetchRecords } from './fetch-records';

/** A record that a member of the group works on. */
export interface GroupRecord {
  readonly partition: number;
  readonly offset: number;
  readonly object: number;
  readonly update: number;
  /** Generation of the group in which the member got it. */
  readonly generation: number;
}

export interface GroupMemberOptions {
  readonly group: string;
  /** Works on one record; the next one waits for it. */
  readonly work: (record: GroupRecord) => Promise<void>;
}

/** Times of a group of which a change is seen soon, milliseconds. */
const times = { sessionTimeout: 10_000, rebalanceTimeout: 15_000, heartbeatInterval: 500 } as const;

/** Records after which a member stores its offsets. */
const commitEvery = 50;

/**
 * A consumer instance of a group. It begins at the stored offsets, works on one record after another, stores its offsets
 * after the work, and lets go of what it has fetched when partitions are given out anew, as Java’s consumer does.
 */
export class GroupMember {
  readonly #consumer: Consumer;
  /** Next offset by partition. */
  #next = new Map<number, number>();
  #finished: Promise<void> = Promise.resolve();
  #stopping = false;
  #sinceCommit = 0;
  /** Why it ended, where it was not asked to. */
  #failure: unknown;

  constructor(
    private readonly run: DrillRun,
    private readonly options: GroupMemberOptions,
  ) {
    const { cluster, made, plan } = run;
    made.groups.add(options.group);
    this.#consumer = new cluster.kafka.Consumer({
      ...cluster.clientOptions,
      ...times,
      groupId: options.group,
      autocommit: false,
      retries: 10,
      retryDelay: 500,
    });
    this.#consumer.topics.track(plan.name);
    made.clients.push(this);
  }

  /** Calls back with the generation of the group whenever the member has joined it anew. */
  onJoin(joined: (generation: number) => void): this {
    this.#consumer.on('consumer:group:join', ({ generationId = 0 }) => joined(generationId));
    return this;
  }

  /** Joins the group and begins to work. */
  async start(): Promise<void> {
    try {
      await this.#consumer.joinGroup({});
    } catch (error) {
      throw this.#told(error);
    }
    this.#finished = this.#work().catch((error: unknown) => {
      if (!this.#stopping) this.#failure = error;
    });
  }

  /** The library’s error that ended it, where it was not asked to end. */
  get failure(): unknown {
    return this.#failure;
  }

  /** @throws ClusterFailure where it ended and was not asked to */
  check(): void {
    if (this.#failure !== undefined) throw this.#told(this.#failure);
  }

  /** Stores what it has done, leaves the group and ends. */
  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    await this.#finished;
    await this.#commit();
    await this.#close();
  }

  /** As whoever cleans up calls it. */
  async close(): Promise<void> {
    this.#stopping = true;
    await this.#close();
  }

  async #work(): Promise<void> {
    let generation = -1;
    while (!this.#stopping) {
      if (this.#consumer.generationId !== generation) {
        generation = this.#consumer.generationId;
        await this.#commit();
        this.#next = await this.#stored();
      }
      const records = await fetchRecords(this.run, this.#consumer, this.#next);
      for (const { partition, offset, headers } of records) {
        if (this.#isEnded(generation)) break;
        const numbers = numbersOf(headers);
        if (numbers !== undefined) await this.options.work({ ...numbers, partition, offset, generation });
        this.#next.set(partition, offset + 1);
        this.#sinceCommit += 1;
        if (this.#sinceCommit >= commitEvery) await this.#commit();
      }
      if (records.length === 0) await this.run.clock.sleep(50);
    }
  }

  #close(): Promise<void> {
    const client: DrillRun['made']['clients'][number] = this.#consumer;
    return client.close(true);
  }

  #isEnded(generation: number): boolean {
    return this.#stopping || this.#consumer.generationId !== generation;
  }

  /** Offsets that the group has stored for the member’s partitions; a new topic begins at 0. */
  async #stored(): Promise<Map<number, number>> {
    const partitions = [...this.#partitions()];
    if (partitions.length === 0) return new Map();
    const { name } = this.run.plan;
    const stored = await this.#consumer.listCommittedOffsets({ topics: [{ topic: name, partitions }] });
    const offsets = stored.get(name);
    return new Map(partitions.map((partition) => [partition, Math.max(0, Number(offsets?.[partition] ?? 0n))]));
  }

  #partitions(): ReadonlySet<number> {
    return new Set(this.#consumer.assignments?.flatMap(({ partitions }) => partitions));
  }

  /** A rebalance may take partitions away meanwhile: whoever has them reads again from the last stored offset. */
  async #commit(): Promise<void> {
    this.#sinceCommit = 0;
    const own = this.#partitions();
    const offsets = [...this.#next]
      .filter(([partition]) => own.has(partition))
      .map(([partition, offset]) => ({
        topic: this.run.plan.name,
        partition,
        offset: BigInt(offset),
        leaderEpoch: -1,
      }));
    if (offsets.length > 0) await this.#consumer.commit({ offsets }).catch(() => undefined);
  }

  #told(error: unknown): Error {
    const { cluster, plan } = this.run;
    return drillError(error, `read ${plan.name} in group ${this.options.group}`, cluster);
  }
}
