import { createHash } from 'node:crypto';
import type { SampledBatch, SampledRecord } from '../../import/sample-counts';
import type { KafkaClient } from '../client/kafka-client';

export interface PackedBatches {
  readonly batches: readonly SampledBatch[];
  /** Records that transactions leave when they end. */
  readonly marks: number;
  /** Offset after the last whole batch; undefined where there is none. */
  readonly next?: number;
}

/** Where Kafka’s record batch (magic 2) has what, bytes from its beginning. */
const at = { length: 8, magic: 16, attributes: 21, lastOffset: 23, newest: 35, producerId: 43, count: 57, records: 61 };
const headBytes = 12;
const control = 0b10_0000;
const transactional = 0b1_0000;
const compressions = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];

/** What whole batches of a log are like. Keys are hashed, and nothing else of a record is looked at but its size. */
export function sampledBatches(log: Buffer, kafka: Pick<KafkaClient, 'readRecordsBatch' | 'Reader'>): PackedBatches {
  const batches: SampledBatch[] = [];
  let marks = 0;
  let next: number | undefined;
  for (let from = 0; from + at.records <= log.length;) {
    const bytes = headBytes + log.readInt32BE(from + at.length);
    if (bytes <= headBytes || from + bytes > log.length) break;
    const batch = log.subarray(from, from + bytes);
    from += bytes;
    // Before Kafka 0.11 there were no batches; such records have the same beginning and no more.
    if (batch.readInt8(at.magic) !== 2) {
      next = Number(batch.readBigInt64BE(0)) + 1;
      continue;
    }
    next = Number(batch.readBigInt64BE(0)) + batch.readInt32BE(at.lastOffset) + 1;
    const attributes = batch.readInt16BE(at.attributes);
    if ((attributes & control) !== 0) {
      marks += batch.readInt32BE(at.count);
      continue;
    }
    const records = recordsOf(batch, kafka);
    batches.push({
      bytes,
      compression: compressions[attributes & 0b111] ?? 'unknown',
      isIdempotent: batch.readBigInt64BE(at.producerId) >= 0n,
      isTransactional: (attributes & transactional) !== 0,
      newestMs: Number(batch.readBigInt64BE(at.newest)),
      count: batch.readInt32BE(at.count),
      ...(records === undefined ? {} : { records }),
    });
  }
  return { batches, marks, ...(next === undefined ? {} : { next }) };
}

/** Undefined where this Node.js can’t unpack it, as with zstd before 22.15. */
function recordsOf(
  batch: Buffer,
  { readRecordsBatch, Reader }: Pick<KafkaClient, 'readRecordsBatch' | 'Reader'>,
): readonly SampledRecord[] | undefined {
  try {
    return readRecordsBatch(Reader.from(batch)).records.map(({ length, key, value }) => ({
      bytes: length,
      isTombstone: key !== null && value === null,
      ...(key === null ? {} : { keyHash: createHash('sha256').update(key).digest('base64') }),
    }));
  } catch {
    return undefined;
  }
}
