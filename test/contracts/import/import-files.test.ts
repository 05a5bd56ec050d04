import fc from 'fast-check';
import { parse } from 'yaml';
import { workloads } from '../../../lib/config/workloads';
import { channelFields } from '../../../lib/contracts/config/channel-fields';
import { operationFields } from '../../../lib/contracts/config/operation-fields';
import { importFiles } from '../../../lib/contracts/import/import-files';
import type { Measurement } from '../../../lib/contracts/import/measurement';
import { measurement } from '../../../lib/contracts/import/measurement';
import { measured, measuredGroup, measuredTopic, sample } from '../../support/measurement-fixture';

type Fields = Readonly<Record<string, unknown>>;
interface Document {
  readonly channels: Readonly<Record<string, Fields>>;
  readonly operations?: Readonly<Record<string, Fields>>;
}

const textsOf = (given: Measurement) => [...importFiles(given).files].filter(([path]) => path.startsWith('contracts/'));
const documentsOf = (given: Measurement) => textsOf(given).map(([, text]) => parse(text) as Document);
const partsOf = (given: Measurement) =>
  parse(importFiles(given).files.get('deployment-parts.yaml') ?? '') as {
    readonly workloads?: readonly Fields[];
    readonly security?: { readonly users: readonly Fields[] };
  };
const extensionsOf = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key.startsWith('x-')));
const onlyChannel = (given: Measurement): Fields => Object.values(documentsOf(given)[0]?.channels ?? {})[0] ?? {};
const onlyWorkload = (given: Measurement): Fields => partsOf(given).workloads?.[0] ?? {};
const asked = (text: string) => [...text.matchAll(/^ *# (x-[a-z-]+):$/gm)].map(([, key]) => key);

test('the same measurement gives the same files, in whichever order brokers named things', () => {
  const topics = ['b.one', 'a.two', 'a.one', 'solo'].map((name) => measuredTopic({ name }));
  const groups = ['z', 'y'].map((name) => measuredGroup({ name }));
  const [one, other] = [
    measured({ topics, groups }),
    measured({ topics: [...topics].reverse(), groups: [...groups].reverse() }),
  ];
  expect(textsOf(other)).toEqual(textsOf(one));
  expect(importFiles(other).files.get('deployment-parts.yaml')).toBe(
    importFiles(one).files.get('deployment-parts.yaml'),
  );
  const written: unknown = JSON.parse(importFiles(one).files.get('measurement.json') ?? '');
  expect([...importFiles(measurement.parse(written)).files]).toEqual([...importFiles(measurement.parse(one)).files]);
});

test('a stub is refused for exactly the keys that it asks for, apart from the key of its records', () => {
  const [text = ''] = textsOf(measured()).map(([, each]) => each);
  const { issues } = channelFields.safeParse(extensionsOf(onlyChannel(measured()))).error ?? { issues: [] };
  const missing = issues.map(({ path }) => path.join('.')).sort();
  expect(missing).toEqual(
    asked(text)
      .filter((key) => key !== 'x-key')
      .sort(),
  );
  expect(missing).toContain('x-owner');
  expect(text).toContain('measured 2026-11-21 over 60 s');
});

test('what was measured is in the contract: rates, sizes, partitions, settings, writers and readers', () => {
  const [document] = documentsOf(measured());
  expect(onlyChannel(measured())).toMatchObject({
    address: 'inventory.events',
    'x-holds': 'events',
    'x-rates': { recordBytes: 210, normal: '1000 records/s' },
    bindings: {
      kafka: { partitions: 6, topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': 604_800_000 } },
    },
  });
  expect(Object.values(document?.operations ?? {})).toEqual([
    expect.objectContaining({
      action: 'send',
      'x-principal': 'inventory',
      'x-acks': 'all',
      'x-quota': { producerMibPerSecond: 5 },
    }),
    expect.objectContaining({
      action: 'receive',
      'x-principal': 'fulfilment',
      bindings: { kafka: { groupId: { type: 'string', const: 'inventory.fulfilment' } } },
    }),
  ]);
  for (const operation of Object.values(document?.operations ?? {}))
    expect(operationFields.safeParse(extensionsOf(operation)).error).toBeUndefined();
});

test('a workload group carries at least what its contracts say together, and passes once a person has decided', () => {
  const topics = ['inventory.a', 'inventory.b', 'inventory.c'].map((name, index) =>
    measuredTopic({ name, window: { records: 61 + index, hottestPartitionPercent: 40 } }),
  );
  const given = measured({ topics, acls: [], groups: [] });
  const workload = onlyWorkload(given);
  expect(workload).toMatchObject({ write: { normal: { rate: '0.64 KiB/s' } }, partitions: { count: 18 } });
  const decided = {
    ...workload,
    owner: 'Inventory',
    purpose: 'Stock.',
    retentionHours: {},
    latency: { produceP99Ms: 1, freshnessSeconds: 1 },
    impact: { level: 'low', why: 'None.', behindMinutes: 1, longestOutageHours: 1, rollback: 'rewind' },
    replay: { meaning: 'Views.', safety: 'safe' },
    failure: { producers: 'wait', consumers: 'stale' },
  };
  expect(workloads.safeParse([decided]).error).toBeUndefined();
  const { issues } = workloads.safeParse([workload]).error ?? { issues: [] };
  expect(issues.map(({ path }) => path[1]).sort()).toEqual(
    ['failure', 'impact', 'latency', 'owner', 'purpose', 'replay', 'retentionHours'].sort(),
  );
});

test('of the hottest key nothing is said where too few keyed records were seen', () => {
  const few = sample({ records: 3, keys: { distinct: 3, hottestRecordsPercent: 33.3, hottestBytesPercent: 33.3 } });
  expect(onlyWorkload(measured())).toMatchObject({ keys: { hottestPercent: 60 } });
  expect(onlyWorkload(measured({ topics: [measuredTopic({ sample: few })] }))).not.toHaveProperty('keys');
});

test('a reader is delayed by how long its topics took to write what it has not read', () => {
  const reader = (lag: number) =>
    measured({ groups: [measuredGroup({ topics: [{ name: 'inventory.events', lag, moved: 1, lostPartitions: 0 }] })] });
  expect(onlyWorkload(reader(60_000))).toMatchObject({
    reads: [{ kind: 'live', name: 'inventory-fulfilment', fanOut: 1 }],
  });
  expect(onlyWorkload(reader(600_000))).toMatchObject({ reads: [{ kind: 'delayed', behindMinutes: 10 }] });
});

test('a group at rest is no reader: it is named with its lag, and a person decides', () => {
  const atRest = measuredGroup({
    name: 'gone',
    state: 'EMPTY',
    members: [],
    topics: [{ name: 'inventory.events', lag: 7, moved: 0, lostPartitions: 1 }],
  });
  const given = measured({ groups: [atRest] });
  expect(Object.keys(documentsOf(given)[0]?.operations ?? {})).toEqual(['send.inventory.events.inventory']);
  expect(textsOf(given)[0]?.[1]).toContain('# Group gone is no operation here');
  expect(onlyWorkload(given)).not.toHaveProperty('reads');
});

test('without a sample, an offset or a right, the keys that depend on them are asked for', () => {
  const bare = measuredTopic({ sample: undefined, window: undefined, storedBytes: undefined });
  const given = measured({ topics: [bare], acls: [] });
  expect(asked(textsOf(given)[0]?.[1] ?? '')).toEqual(expect.arrayContaining(['x-rates', 'x-principal']));
  expect(onlyWorkload(given)).not.toHaveProperty('write');
});

test('odd settings come through as a binding takes them, and a compacted topic that expires is asked about', () => {
  const config = {
    'cleanup.policy': 'compact,delete',
    'retention.ms': '-1',
    'message.timestamp.type': 'CreateTime',
    preallocate: 'false',
    'max.message.bytes': '00012',
  };
  const given = measured({ topics: [measuredTopic({ config })] });
  expect(onlyChannel(given)).toMatchObject({
    bindings: {
      kafka: {
        topicConfiguration: {
          'cleanup.policy': ['compact', 'delete'],
          'delete.retention.ms': 86_400_000,
          'max.message.bytes': '00012',
          'message.timestamp.type': 'CreateTime',
          preallocate: false,
          'retention.ms': -1,
        },
      },
    },
  });
  expect(asked(textsOf(given)[0]?.[1] ?? '')).toContain('x-holds');
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
  fc.constantFrom(
    '../../etc',
    'a\n  x-owner: me\n#',
    '__proto__',
    '*/ -->',
    "'",
    ': {',
    '\u2028x-owner: me',
    '- &a',
    '%YAML',
  ),
);
const topicName = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/).filter((name) => name !== '.' && name !== '..'),
  fc.constantFrom('__proto__', 'constructor', 'true', 'null', '1.0', '-', '.hidden', 'NO', '0x1F', '_._'),
);

test('no name of a cluster gets out of its place: every file is YAML with the topics, and nobody’s owner', () => {
  fc.assert(
    fc.property(fc.uniqueArray(topicName, { minLength: 1, maxLength: 8 }), hostile, hostile, (names, one, other) => {
      const [first = ''] = names;
      const given = measured({
        clusterId: one,
        topics: names.map((name) =>
          measuredTopic({ name, config: { 'follower.replication.throttled.replicas': other } }),
        ),
        groups: [measuredGroup({ name: other, members: [{ clientId: one, host: other, topics: [first] }] })],
        acls: [
          {
            resource: 'topic',
            name: first,
            pattern: 'literal',
            principal: `User:${one}`,
            operation: 'write',
            permission: 'allow',
          },
        ],
        quotas: [{ user: other, producerByteRate: 1 }],
      });
      const { files } = importFiles(given);
      for (const path of files.keys())
        expect(path).toMatch(/^(measurement\.json|deployment-parts\.yaml|contracts\/[a-z][a-z0-9-]*\.yaml)$/);
      const documents = textsOf(given).map(
        ([, text]) => parse(text, { mapAsMap: true }) as Map<string, Map<string, Map<string, unknown>>>,
      );
      const channels = documents.flatMap((document) => [...(document.get('channels') ?? [])]);
      expect(channels.map(([name]) => name).sort()).toEqual([...names].sort());
      for (const [, channel] of channels) expect(channel.has('x-owner')).toBe(false);
      expect(parse(files.get('deployment-parts.yaml') ?? '', { mapAsMap: true })).toBeInstanceOf(Map);
    }),
    { numRuns: 20 },
  );
});

test('thousands of topics become files and groups that the loader and the deployment file take, each topic once', () => {
  const topics = Array.from({ length: 2400 }, (_, index) =>
    measuredTopic({ name: index % 2 === 0 ? `team${index % 7}.t${index}` : `t${index}` }),
  );
  const { files, documents, workloads: count } = importFiles(measured({ topics, acls: [], groups: [] }));
  expect(documents.reduce((sum, { topics: own }) => sum + own, 0)).toBe(2400);
  for (const { path } of documents) expect(Buffer.byteLength(files.get(path) ?? '')).toBeLessThan(1_000_000);
  expect(count).toBeLessThanOrEqual(1000);
  const literal = [...(files.get('deployment-parts.yaml') ?? '').matchAll(/^ {6}- name: (\S+)$/gm)].map(
    ([, name]) => name,
  );
  expect(new Set(literal).size).toBe(literal.length);
});

test('topics belong together where their names begin alike and the same principals write them', () => {
  const topics = ['orders.a', 'orders.b', 'orders.c', 'stock.a', 'stock.b', 'lonely'].map((name) =>
    measuredTopic({ name }),
  );
  const may = (principal: string, name: string) =>
    ({ resource: 'topic', name, pattern: 'literal', principal, operation: 'write', permission: 'allow' }) as const;
  const acls = [
    may('User:web', 'orders.a'),
    may('User:erp', 'orders.b'),
    may('User:web', 'orders.c'),
    may('User:stock', 'stock.a'),
  ];
  const given = measured({ topics, groups: [], acls });
  expect(textsOf(given).map(([path]) => path)).toEqual([
    'contracts/orders-erp.yaml',
    'contracts/orders-web.yaml',
    'contracts/others.yaml',
    'contracts/stock.yaml',
  ]);
  expect(partsOf(given).workloads?.map(({ topics: own }) => own)).toContainEqual([
    { name: 'stock.', pattern: 'prefixed' },
  ]);
  expect(partsOf({ ...given, topicPattern: 'stock.*' }).workloads?.at(-1)?.topics).toEqual([
    { name: 'stock.a' },
    { name: 'stock.b' },
  ]);
});
