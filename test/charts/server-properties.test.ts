import { javaProperties } from '../../charts/java-properties';
import { serverProperties } from '../../charts/server-properties';
import { deprecatedBrokerKeys } from '../../lib/facts/deprecated-broker-keys';
import { isBrokerKey } from '../../lib/facts/broker-keys';
import type { Deployment } from '../../lib/model/deployment';
import { isManagedBrokerKey, managedBrokerKeys } from '../../lib/model/managed-broker-keys';
import type { Pool } from '../../lib/model/pools';
import { example, exampleNames } from '../support/example';
import { allPools } from '../support/objects';

function read(deployment: Deployment, pool: Pool): Readonly<Record<string, string>> {
  const lines = serverProperties(deployment, pool).trimEnd().split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

const everyPool = exampleNames.flatMap((name) => {
  const deployment = example(name);
  return allPools(deployment).map((pool) => ({ name, pool, deployment, properties: read(deployment, pool) }));
});

test.each(everyPool)('$name $pool.name: AutoMQ knows every key, and none is old', ({ properties }) => {
  expect(Object.keys(properties).filter((key) => !isBrokerKey(key))).toEqual([]);
  expect(Object.keys(properties).filter((key) => key in deprecatedBrokerKeys)).toEqual([]);
});

test.each(everyPool)('$name $pool.name: keys are sorted', ({ deployment, pool }) => {
  const keys = serverProperties(deployment, pool)
    .trimEnd()
    .split('\n')
    .map((line) => line.split('=')[0]);
  expect(keys).toEqual([...keys].sort());
});

test('the keys that a file may not set are exactly those that the kit insists on', () => {
  const rendered = [...new Set(everyPool.flatMap(({ properties }) => Object.keys(properties)))];
  expect(rendered.filter((key) => !isManagedBrokerKey(key)).sort()).toEqual([
    'connections.max.idle.ms',
    'listener.name.client.connections.max.reauth.ms',
    'listener.name.network.connections.max.reauth.ms',
  ]);
  const overrides = ['advertised.listeners', 'node.id'];
  expect(managedBrokerKeys.filter((key) => !rendered.includes(key))).toEqual(overrides);
});

test.each(everyPool)('$name $pool.name: no secret stands in it, but only where it is read', ({ deployment, pool }) => {
  const text = serverProperties(deployment, pool);
  const placeholder = '"${file:/var/automq-credentials/balancer.properties:password}"';
  expect(text.replaceAll(`password=${placeholder}`, '').replaceAll(placeholder, '')).not.toMatch(
    /accessKey|secretKey|password|"[^"]*"="/i,
  );
});

test.each(everyPool)('$name $pool.name: all nodes agree on the cluster', ({ deployment, pool, properties }) => {
  const first = read(deployment, deployment.controllers[0]!);
  const ofServer =
    /^(process\.roles|listeners|s3\.object\.delete\.retention\.minutes|listener\.name\.controller\.ssl\.(client\.auth|principal\.mapping\.rules))$/;
  const shared = Object.keys(first).filter((key) => !ofServer.test(key));
  for (const key of shared) expect([key, properties[key]]).toEqual([key, first[key]]);
  expect(properties['process.roles']).toBe(pool.component);
});

test('a controller gets nothing that only a broker needs', () => {
  const { controllers, ...deployment } = example('production');
  const properties = read({ controllers, ...deployment }, controllers[0]!);
  expect(
    Object.keys(properties).filter((key) => /wal|cache|rack|bandwidth|inter\.broker|zonerouter/.test(key)),
  ).toEqual([]);
  expect(properties.listeners).toBe('CONTROLLER://:9093');
});

test('voters are the controllers by their stable names', () => {
  const { controllers, ...deployment } = example('production');
  expect(read({ controllers, ...deployment }, controllers[0]!)['controller.quorum.voters']).toBe(
    [
      '0@controller-use1-az4-0.controllers.automq-acme.svc:9093',
      '10@controller-use1-az6-0.controllers.automq-acme.svc:9093',
      '20@controller-use1-az1-0.controllers.automq-acme.svc:9093',
    ].join(','),
  );
});

test('a broker of production, by its node and its zone', () => {
  const deployment = example('production');
  const pool = deployment.brokers[0]!;
  const properties = read(deployment, pool);
  expect(properties).toMatchObject({
    'broker.rack': 'use1-az4',
    'inter.broker.listener.name': 'INTERNAL',
    's3.data.buckets': '0@s3://acme-data-123456789012-us-east-1?region=us-east-1',
    's3.ops.buckets': '1@s3://acme-ops-123456789012-us-east-1?region=us-east-1',
    's3.wal.path': '0@s3://acme-data-123456789012-us-east-1?region=us-east-1&batchInterval=250',
    'automq.zonerouter.channels': '0@s3://acme-data-123456789012-us-east-1?region=us-east-1',
    's3.network.baseline.bandwidth': String((pool.node.networkMbps * 1_000_000) / 8),
  });
});

test.each(everyPool.filter(({ pool }) => pool.component === 'broker'))(
  '$name $pool.name: the caches fit into direct memory and the upload threshold into the WAL cache',
  ({ pool, properties }) => {
    const [wal, block, threshold] = ['s3.wal.cache.size', 's3.block.cache.size', 's3.wal.upload.threshold'].map((key) =>
      Number(properties[key]),
    ) as [number, number, number];
    expect(wal + block).toBeLessThanOrEqual(pool.size.directMib * 1024 * 1024);
    expect(threshold).toBeLessThanOrEqual(wal / 3);
    expect(threshold).toBeGreaterThan(0);
  },
);

test('the zone router is on where the file asks for it', () => {
  const deployment = example('minimal');
  expect(read(deployment, deployment.brokers[0]!)).not.toHaveProperty('automq.zonerouter.channels');
});

test('brokers know a client’s zone by the blocks of its nodes and of its load balancers', () => {
  const blocks = (name: (typeof exampleNames)[number]) => {
    const deployment = example(name);
    return read(deployment, deployment.brokers[0]!)['automq.zone.cidr.blocks'];
  };
  expect(blocks('production')).toBe(
    'use1-az4@10.30.0.0/19,10.30.224.0/27<>use1-az6@10.30.32.0/19,10.30.228.0/27<>use1-az1@10.30.64.0/19,10.30.232.0/27',
  );
  expect(blocks('private')).toBe('room-a@10.81.0.0/20<>room-b@10.81.16.0/20<>room-c@10.81.32.0/20');
  expect(blocks('minimal')).toBeUndefined();
});

test('brokers close a silent connection before a load balancer forgets it, and a file may say sooner', () => {
  const idle = (deployment: Deployment) => read(deployment, deployment.brokers[0]!)['connections.max.idle.ms'];
  const deployment = example('production');
  expect(idle(deployment)).toBe('280000');
  const properties = { 'connections.max.idle.ms': '60000' };
  expect(idle({ ...deployment, kafka: { ...deployment.kafka, properties } })).toBe('60000');
  expect(idle(example('private'))).toBeUndefined();
});

test('a private store is addressed by its endpoint and path', () => {
  const deployment = example('private');
  expect(read(deployment, deployment.brokers[0]!)['s3.data.buckets']).toBe(
    '0@s3://plant-stream-data?region=us-east-1&endpoint=https://minio.storage.svc:9000&pathStyle=true',
  );
});

test('what the file adds reaches every node, and never replaces what the kit sets', () => {
  const deployment = example('production');
  const properties = { 'log.retention.hours': '24', 'cluster.id': 'other' };
  const changed = { ...deployment, kafka: { ...deployment.kafka, properties } };
  for (const pool of allPools(changed)) {
    expect(read(changed, pool)).toMatchObject({
      'log.retention.hours': '24',
      'cluster.id': deployment.kafka.clusterId,
    });
  }
});

test('a value reads back in Java as it was, whatever is in it', () => {
  expect(javaProperties({ 'b key': ' a\\b\tc\nd', a: 'é€=:#' })).toBe(
    'a=\\u00e9\\u20ac=:#\nb\\ key=\\ a\\\\b\\tc\\nd\n',
  );
});
