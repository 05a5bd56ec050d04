import fc from 'fast-check';
import { grantsOf } from '../../../lib/contracts/import/acl-grants';
import { byteRate } from '../../../lib/contracts/import/figure';
import { inferredReset } from '../../../lib/contracts/import/inferred-reset';
import type { SampledBatch } from '../../../lib/contracts/import/sample-counts';
import { sampleOf } from '../../../lib/contracts/import/sample-counts';
import { bytesPerSecond, ratePattern } from '../../../lib/config/rate';
import { subscribedTopics } from '../../../lib/contracts/live/measure/subscribed-topics';

const batch = (keys: readonly (string | undefined)[], more: Partial<SampledBatch> = {}): SampledBatch => ({
  bytes: 100 * keys.length,
  compression: 'none',
  isIdempotent: true,
  isTransactional: false,
  newestMs: 1,
  count: keys.length,
  records: keys.map((keyHash) => ({ bytes: 100, isTombstone: false, ...(keyHash === undefined ? {} : { keyHash }) })),
  ...more,
});

test('a hot key is seen though every partition gave as many records: partitions count by what they are written', () => {
  const hot = {
    weight: 670,
    isOfWindow: true,
    batches: [batch([...Array<string>(90).fill('hot'), ...Array<string>(10).fill('a')])],
  };
  const others = Array.from({ length: 5 }, (_, index) => ({
    weight: 66,
    isOfWindow: true,
    batches: [batch(Array.from({ length: 100 }, (__, record) => `${index}-${record % 20}`))],
  }));
  expect(sampleOf([hot, ...others])?.keys?.hottestRecordsPercent).toBeCloseTo((100 * 670 * 0.9) / 1000, 3);
});

test('the hottest key by bytes may be another than the hottest by records', () => {
  const records = [
    { bytes: 10, keyHash: 'often', isTombstone: false },
    { bytes: 10, keyHash: 'often', isTombstone: false },
    { bytes: 980, keyHash: 'large', isTombstone: true },
  ];
  const sample = sampleOf([
    { weight: 3, isOfWindow: true, batches: [batch(['often', 'often', 'large'], { records })] },
  ]);
  expect(sample?.keys).toEqual({ distinct: 2, hottestRecordsPercent: 66.667, hottestBytesPercent: 98 });
  expect(sample?.tombstonePercent).toBeCloseTo(33.333, 3);
});

test('batches that can’t be unpacked count for sizes and say nothing of keys', () => {
  const packed = batch(['a', 'b'], { compression: 'zstd', records: undefined });
  const sample = sampleOf([{ weight: 1, isOfWindow: false, batches: [packed] }]);
  expect(sample).toMatchObject({
    records: 2,
    recordBytes: 100,
    batchBytes: 200,
    compressions: ['zstd'],
    isOfWindow: false,
  });
  expect(sample).not.toHaveProperty('keyedPercent');
  expect(sampleOf([{ weight: 1, isOfWindow: false, batches: [] }])).toBeUndefined();
});

test('shares are shares, whatever partitions weigh', () => {
  const partition = fc.record({
    weight: fc.nat(1e9),
    isOfWindow: fc.boolean(),
    batches: fc.array(
      fc
        .array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), { maxLength: 20 })
        .map((keys) => batch(keys)),
      { maxLength: 4 },
    ),
  });
  fc.assert(
    fc.property(fc.array(partition, { maxLength: 6 }), (partitions) => {
      const sample = sampleOf(partitions);
      const shares = [sample?.keyedPercent, sample?.keys?.hottestRecordsPercent, sample?.keys?.hottestBytesPercent];
      for (const share of shares) if (share !== undefined) expect(share >= 0 && share <= 100).toBe(true);
    }),
  );
});

test('a rate is written so that a file takes it, and never below what was measured', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (rate) => {
      const text = byteRate(rate);
      expect(text).toMatch(ratePattern);
      const read = bytesPerSecond(text, 1);
      expect(read >= rate * (1 - 1e-6) && read <= rate * 1.02 + 11).toBe(true);
    }),
  );
});

test('where a group begins is inferred from a first offset among old records, and from nothing else', () => {
  const at = (before: number | undefined, after: number | undefined) =>
    inferredReset([
      {
        topic: 't',
        partition: 0,
        endBefore: 100,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ]).policy;
  expect([at(undefined, 40), at(undefined, 120), at(undefined, 0), at(10, 40), at(10, undefined)]).toEqual([
    'earliest',
    ...Array<string>(4).fill('unknown'),
  ]);
});

test('what is denied is not granted, and prefixes, stars and `all` count', () => {
  const entry = (name: string, more: object = {}) =>
    ({
      resource: 'topic',
      name,
      pattern: 'literal',
      principal: 'User:a',
      operation: 'read',
      permission: 'allow',
      ...more,
    }) as const;
  const may = grantsOf(
    [
      entry('orders.', { pattern: 'prefixed' }),
      entry('*', { principal: 'User:b', operation: 'all' }),
      entry('orders.secret', { permission: 'deny' }),
      entry('stock', { operation: 'write' }),
    ],
    'topic',
    'read',
  );
  expect([may('orders.x'), may('orders.secret'), may('stock')]).toEqual([['User:a', 'User:b'], ['User:b'], ['User:b']]);
});

test('what a client tells its group is read as topics, or as none where it is anything else', () => {
  const told = Buffer.from([0, 1, 0, 0, 0, 2, 0, 1, 0x62, 0, 1, 0x61, 0xff]);
  expect(subscribedTopics(told)).toEqual(['a', 'b']);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => Array.isArray(subscribedTopics(Buffer.from(bytes)))),
  );
});
