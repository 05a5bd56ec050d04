import { doing } from './drill-error';
import type { DrillRecord } from './drill-record';
import { headersOf } from './drill-record';
import type { DrillRun } from './drill-run';
import { goOn } from './drill-run';

/** Where a run of records of one partition begins, and when it was acknowledged. */
export interface WrittenBatch {
  readonly partition: number;
  readonly firstOffset: number;
  readonly atMs: number;
}

/** A producer that waits for all replicas and writes no faster than the plan allows. */
export class PacedWriter {
  readonly #producer;
  readonly #value: Buffer;
  #keyless = 0;
  #written = 0;
  /** Records by partition. */
  readonly perPartition: number[];

  constructor(private readonly run: DrillRun) {
    const { cluster, plan } = run;
    this.#producer = new cluster.kafka.Producer({ ...cluster.clientOptions, idempotent: true, retries: 5 });
    run.made.clients.push(this.#producer);
    this.#value = Buffer.alloc(Math.max(1, plan.recordBytes), 'automq-drill ');
    this.perPartition = Array.from({ length: plan.partitions }, () => 0);
  }

  get written(): number {
    return this.#written;
  }

  /**
   * Writes records in their order.
   * @param recordsPerSecond the plan’s when left out
   */
  async write(
    records: readonly DrillRecord[],
    recordsPerSecond = this.run.plan.recordsPerSecond,
  ): Promise<readonly WrittenBatch[]> {
    const { clock } = this.run;
    const batch = Math.max(1, Math.min(500, Math.round(recordsPerSecond / 20)));
    const started = clock.now();
    const batches: WrittenBatch[] = [];
    for (let first = 0; first < records.length; first += batch) {
      goOn(this.run, 'brokers to take records');
      batches.push(...(await this.#send(records.slice(first, first + batch))));
      const due = started + ((first + batch) / recordsPerSecond) * 1000;
      if (due > clock.now()) await clock.sleep(Math.min(due - clock.now(), 1000));
    }
    return batches;
  }

  /** Writes one record of no object into every partition, after which brokers close a segment that is old enough. */
  async closeSegments(): Promise<void> {
    const { plan, cluster } = this.run;
    const key = Buffer.from('automq-drill');
    const messages = this.perPartition.map((_, partition) => ({
      topic: plan.name,
      partition,
      key,
      value: this.#value,
    }));
    await doing(cluster, `write to ${plan.name}`, () =>
      this.#producer.send({ messages, acks: cluster.kafka.ProduceAcks.ALL }),
    );
  }

  async #send(records: readonly DrillRecord[]): Promise<readonly WrittenBatch[]> {
    const { plan, cluster, clock } = this.run;
    const messages = records.map((record) => ({
      topic: plan.name,
      partition: this.#partitionOf(record),
      key: record.key === undefined ? undefined : Buffer.from(record.key),
      value: record.tombstone === true ? undefined : this.#value,
      headers: headersOf(record),
    }));
    const { offsets } = await doing(cluster, `write to ${plan.name}`, () =>
      this.#producer.send({ messages, acks: cluster.kafka.ProduceAcks.ALL }),
    );
    for (const { partition } of messages) this.perPartition[partition] = (this.perPartition[partition] ?? 0) + 1;
    this.#written += messages.length;
    return (offsets ?? []).map(({ partition, offset }) => ({
      partition,
      firstOffset: Number(offset),
      atMs: clock.now(),
    }));
  }

  /** As Java’s producer does: by the key’s murmur2, and in turn where there is none. */
  #partitionOf({ key, partition }: DrillRecord): number {
    const { plan, cluster } = this.run;
    if (partition !== undefined) return partition;
    if (key === undefined) return this.#keyless++ % plan.partitions;
    return (cluster.kafka.murmur2(Buffer.from(key)) & 0x7fffffff) % plan.partitions;
  }
}
