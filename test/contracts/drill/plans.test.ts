import * as fc from 'fast-check';
import { disruptionLines, disruptionOf } from '../../../lib/contracts/drill/disruption';
import { drillNames } from '../../../lib/contracts/drill/drill-name';
import { drillObstacle } from '../../../lib/contracts/drill/drill-obstacle';
import { drillPlanOf } from '../../../lib/contracts/drill/drill-plan';
import { drillResult } from '../../../lib/contracts/drill/drill-result';
import { keyOfRecord } from '../../../lib/contracts/drill/key-of-record';
import { leftovers } from '../../../lib/contracts/drill/leftovers';
import { renderDrill } from '../../../lib/contracts/drill/render-drill';
import { representativeObjects } from '../../../lib/contracts/drill/representative-objects';
import { retainedHours } from '../../../lib/contracts/drill/retained-hours';
import { resultFile } from '../../../lib/plan/result-file';
import { contractSet, topicContract } from '../../support/contract-fixture';

const topic = topicContract();
const limits = { seconds: 60, bytesPerSecond: 1_048_576, objects: 100, consumers: 3 };

test.each(drillNames)('%s never writes more or longer than it is allowed, and is over within an hour', (drill) => {
  fc.assert(
    fc.property(
      fc.record({ seconds: fc.integer({ min: 1, max: 1800 }), bytesPerSecond: fc.integer({ min: 1024, max: 1e8 }) }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (bounds, recordBytes) => {
        const large = topicContract({ fields: { 'x-rates': { ...topic.fields['x-rates'], recordBytes } } });
        const plan = drillPlanOf(large, { drill, name: 'automq-drill-x', limits: { ...limits, ...bounds } });
        expect(plan.records / plan.recordsPerSecond).toBeLessThanOrEqual(bounds.seconds);
        expect(plan.recordsPerSecond === 1 || plan.recordsPerSecond * plan.recordBytes <= bounds.bytesPerSecond).toBe(
          true,
        );
        expect(plan.longestSeconds).toBeLessThan(3600);
      },
    ),
  );
});

test('a throwaway topic is made as the contract says, and what differs is told', () => {
  const many = topicContract({ partitions: 500 });
  const plan = drillPlanOf(many, { drill: 'ordering', name: 'automq-drill-ordering-a', limits });
  expect(plan).toMatchObject({ partitions: 48, replicas: 3, config: topic.config });
  expect(plan.adapted).toEqual(['48 partitions instead of 500']);
  const compacted = topicContract({ config: { 'cleanup.policy': 'compact' } });
  const compacting = drillPlanOf(compacted, { drill: 'compaction', name: 'automq-drill-compaction-a', limits });
  expect(compacting.config).toMatchObject({ 'cleanup.policy': 'compact', 'segment.ms': '2000' });
  expect(compacting.adapted).toContain('segment.ms=2000');
});

test('keys follow the contract: of the object, of the record, or of the few values that a schema allows', () => {
  const keysOf = (fields: readonly string[], changed = topic) => {
    const key = { ...topic.fields['x-key']!, fields: [...fields] };
    const keyOf = keyOfRecord({ ...changed, fields: { ...topic.fields, 'x-key': key } });
    return new Set([0, 1, 2, 3].map((serial) => keyOf({ object: serial % 2, serial })));
  };
  expect(keysOf(['warehouseId', 'productId'])).toEqual(
    new Set(['warehouseId-0:productId-0', 'warehouseId-1:productId-1']),
  );
  expect(keysOf(['eventId']).size).toBe(4);
  const [message] = topic.messages;
  const schema = (properties: object) => ({
    ...topic,
    messages: [{ ...message!, payload: { format: 'jsonSchema' as const, schema: { properties } } }],
  });
  expect(keysOf(['kind'], schema({ kind: { const: 'stock' } }))).toEqual(new Set(['"stock"']));
  expect(
    keysOf(
      ['item.region', 'open'],
      schema({ item: { properties: { region: { enum: ['eu', 'us'] } } }, open: { type: 'boolean' } }),
    ),
  ).toEqual(new Set(['"eu":true', '"us":true']));
  const avro = { type: 'record', fields: [{ name: 'side', type: { type: 'enum', symbols: ['buy'] } }] };
  expect(
    keysOf(['side'], { ...topic, messages: [{ ...message!, payload: { format: 'avro', schema: avro } }] }),
  ).toEqual(new Set(['"buy"']));
  const keyless = { ...topic.fields, 'x-key': undefined };
  expect(keyOfRecord({ ...topic, fields: keyless })({ object: 0, serial: 0 })).toBeUndefined();
});

test('objects come as often as their share says, and the hottest as often as the contract says', () => {
  const count = (objects: readonly number[], object: number) => objects.filter((each) => each === object).length;
  const hot = representativeObjects(1000, { objects: 10, hottest: 0.4 });
  expect([hot.length, count(hot, 0)]).toEqual([1000, 400]);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 500 }),
      (weights, records) => {
        const objects = representativeObjects(records, weights);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(objects).toHaveLength(records);
        weights.forEach((weight, object) =>
          expect(Math.abs(count(objects, object) - (weight / total) * records)).toBeLessThanOrEqual(1),
        );
      },
    ),
  );
});

test('retention is what ends first: time, or size at the promotional rate; compacted records have no end', () => {
  const hours = (config: Record<string, string>, inherited = {}) => retainedHours({ ...topic, config }, inherited);
  expect(hours({ 'retention.ms': '86400000' })).toEqual({ hours: 24, by: 'retention.ms' });
  expect(hours({}, { 'retention.ms': '3600000' })).toEqual({ hours: 1, by: 'retention.ms' });
  expect(hours({ 'retention.ms': '-1' }).hours).toBe(Infinity);
  // 12 partitions of 1800 MiB at 6 MiB/s.
  expect(hours({ 'retention.ms': '86400000', 'retention.bytes': String(1800 * 2 ** 20) })).toEqual({
    hours: 1,
    by: 'retention.bytes',
  });
  expect(hours({ 'cleanup.policy': 'compact', 'retention.ms': '1' })).toEqual({
    hours: Infinity,
    by: 'cleanup.policy',
  });
});

test('a drill that would say nothing of a contract is refused', () => {
  expect(drillObstacle(topic, 'ordering')).toBeUndefined();
  expect(drillObstacle(topicContract({ fields: { 'x-ordering': 'none' } }), 'ordering')?.message).toMatch(/no order/);
  expect(drillObstacle(topic, 'compaction')?.message).toMatch(/not compacted/);
  expect(drillObstacle(topicContract({ fields: { 'x-holds': 'state' } }), 'compaction')).toBeUndefined();
});

describe('before a broker is stopped', () => {
  const partition = (of: string, number: number, leader: number, inSync = [0, 1, 2]) => ({
    topic: of,
    partition: number,
    leader,
    replicas: [0, 1, 2],
    inSync,
  });
  const brokers = [0, 1, 2].map((id) => ({ id, host: `b${id}` }));
  const partitions = [
    partition('t', 0, 1),
    partition('t', 1, 1),
    partition('t', 2, 0),
    partition('inventory.events', 0, 1),
    partition('orders', 0, 1),
    partition('orders', 1, 2),
  ];
  const before = { throwaway: 't', partitions, brokers, isAutomq: false };

  test('the one that leads most is named, with the partitions of others and their owners', () => {
    const disruption = disruptionOf(before, contractSet())!;
    expect(disruption).toMatchObject({
      broker: { id: 1 },
      led: [0, 1],
      isAlone: false,
      withoutReplica: 0,
      obstacles: [],
    });
    const text = disruptionLines(disruption, false).join('\n');
    expect(text).toMatch(
      /Broker 1 \(b1\).*2 partitions of others: inventory.events \(1, Inventory\) and orders \(1, in no contract\)/s,
    );
    expect(text).toMatch(/up to 9 s/);
  });

  test('what is not whole is told, and on AutoMQ one replica is enough', () => {
    const obstacles = (change: Partial<typeof before>) =>
      disruptionOf({ ...before, ...change }, contractSet())!.obstacles;
    expect(obstacles({ partitions: [...partitions, partition('a', 0, -1)] })).toEqual([
      'one partition without a leader.',
    ]);
    const behind = [...partitions, partition('a', 0, 2, [2])];
    expect(obstacles({ partitions: behind })).toEqual(['one partition with replicas that are not in sync.']);
    expect(obstacles({ partitions: behind, isAutomq: true })).toEqual([]);
    expect(obstacles({ brokers: brokers.slice(1, 2) })).toEqual(['There is one broker alone.']);
  });
});

test('only what no drill can still use is taken for a leftover, and nobody else’s topic', () => {
  const now = Date.UTC(2026, 10, 21);
  const topics = [
    { name: 'automq-drill-ordering-old', lastRecordMs: now - 7_200_000 },
    { name: 'automq-drill-ordering-new', lastRecordMs: now - 60_000 },
    { name: 'automq-drill-compaction-empty' },
    { name: 'automq-drill-unknown-x', lastRecordMs: 0 },
    { name: 'inventory.events', lastRecordMs: 0 },
  ];
  expect(leftovers(topics, now)).toEqual({
    old: ['automq-drill-ordering-old'],
    undecided: ['automq-drill-ordering-new', 'automq-drill-compaction-empty'],
  });
});

test('a report says what failed, why it matters and what to change, and its result is one that readiness reads', () => {
  const check = { guarantee: 'Promised.', found: 'Seen.', why: 'Because.', change: 'Do it.' };
  const report = {
    ...({ drill: 'ordering', deployment: 'retail', environment: 'production', topic: 'inventory.events' } as const),
    ...{
      owner: 'Inventory',
      throwaway: 'automq-drill-ordering-a',
      passed: false,
      seconds: 12,
      figures: { records: 3000 },
      notes: ['Note.'],
    },
    checks: [
      { id: 'one', passed: true, ...check },
      { id: 'two', passed: false, ...check },
    ],
  };
  const text = renderDrill(report);
  expect(text).toMatch(/FAILED {2}Promised\.\n +Seen\.\n +why it matters: Because\.\n +to change: Do it\./);
  expect(text).toMatch(/records +3000\n\nNote\.$/);
  const result = drillResult(report, '2026-11-21');
  expect(resultFile.parse(result)).toEqual({
    kind: 'drill-ordering',
    deployment: 'retail',
    on: '2026-11-21',
    passed: 1,
    failed: 1,
    note: 'inventory.events in production; failed: two',
  });
});
