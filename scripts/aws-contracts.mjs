// Event contracts for an example that has none, with the job that applies them in the cluster, and whether a deploy has
// brought that job into the cluster and a destroy has taken it away again.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { checkContractsJob } from './contracts-job-in-cluster.mjs';
import { assert, run } from './verify-run.mjs';

/**
 * Writes a document into the folder of the deployment file, and into the file what it refers to. All users of the example
 * have their rights from it.
 */
export function addContracts(document, folder) {
  const paths = ['contracts'];
  mkdirSync(join(folder, ...paths), { recursive: true });
  writeFileSync(join(folder, ...paths, 'inventory.json'), JSON.stringify(contract, undefined, 2));
  for (const user of document.getIn(['security', 'users']).items) {
    user.delete('acls');
    user.set('aclsFrom', 'contracts');
  }
  const dataClasses = [{ name: 'operational', purpose: 'What the business does; it says nothing of any person.' }];
  const added = { workloads: [group], contracts: { paths, dataClasses, job: { enabled: true } } };
  for (const [key, value] of Object.entries(added)) document.set(key, document.createNode(value));
}

/** The stack has made every object of its wave. */
export async function contractsJob({ name, config, bundle, out, aws, kubectl, labs }) {
  const stack = ['--stack-name', `${config.name}-contracts`];
  const [{ StackStatus: status }] = aws('cloudformation', 'describe-stacks', ...stack).Stacks;
  const made = aws('cloudformation', 'list-stack-resources', ...stack).StackResourceSummaries.filter(
    ({ ResourceType }) => ResourceType === 'Custom::AWSCDK-EKS-KubernetesResource',
  );
  const { file } = bundle.waves.find((wave) => wave.file.endsWith('-contracts.yaml'));
  const objects = parseAllDocuments(readFileSync(join(out, 'manifests', file), 'utf8'));
  assert(
    status === 'CREATE_COMPLETE' && made.length === objects.length,
    `${name}: ${config.name}-contracts has made ${made.length} of ${objects.length} objects (${status})`,
  );
  if (!labs) return;
  const { namespace } = bundle;
  const topics = Object.values(contract.channels).map(({ address }) => address);
  await checkContractsJob({ name, namespace, topics, kubectl, get: (...args) => kubectl('get', ...args) });
}

/** Its stack holds no state, so nothing of the job outlives it, and brokers and everything else go on. */
export function contractsJobDestroyed({ name, bundle, out, kubectl, cdk, env, work }) {
  const names = (kind) => kubectl('-n', bundle.namespace, 'get', kind).items.map(({ metadata }) => metadata.name);
  const others = () => names('cronjobs,configmaps,statefulsets').filter((each) => !isOfJob(each));
  const before = others();
  run(cdk, ['destroy', 'Contracts', '-f', '-a', join(out, 'cdk.out')], { env, cwd: work });
  assert(!names('cronjobs,configmaps').some(isOfJob), `${name}: cdk destroy of the contracts takes the job away`);
  assert(others().join() === before.join(), `${name}: and nothing else`);
}

const isOfJob = (name) =>
  name === 'contracts' || name.startsWith('contracts-program') || name.startsWith('contracts-desired');

const group = {
  name: 'stock',
  owner: 'Inventory',
  purpose: 'Changes of stock, for the shop.',
  topics: [{ name: 'inventory.', pattern: 'prefixed' }],
  users: ['inventory', 'storefront'],
  write: { normal: { rate: '1 MiB/s' }, sameZonePercent: 100 },
  reads: [{ kind: 'live', name: 'shop', consumerGroups: ['storefront.shop'], sameZonePercent: 100 }],
  message: { bytes: 600 },
  keys: { hottestPercent: 1 },
  partitions: { count: 6 },
  retentionHours: { replay: 72 },
  latency: { produceP99Ms: 800, freshnessSeconds: 5 },
  impact: {
    level: 'high',
    why: 'The shop sells what is not there.',
    behindMinutes: 10,
    longestOutageHours: 24,
    rollback: 'rewind',
  },
  replay: { meaning: 'Views are built again.', safety: 'idempotent' },
  failure: { producers: 'wait', consumers: 'stale' },
};

const contract = {
  asyncapi: '3.0.0',
  info: { title: 'Stock', version: '1.0.0' },
  channels: {
    stockEvents: {
      address: 'inventory.events',
      description: 'Changes of stock, in order for each item of a warehouse.',
      messages: {
        stockChanged: {
          contentType: 'application/json',
          payload: {
            type: 'object',
            required: ['eventId', 'occurredAt', 'schemaVersion', 'warehouseId', 'productId', 'delta'],
            properties: {
              eventId: { type: 'string', format: 'uuid' },
              occurredAt: { type: 'string', format: 'date-time' },
              schemaVersion: { type: 'integer' },
              warehouseId: { type: 'string' },
              productId: { type: 'string' },
              delta: { type: 'integer' },
            },
          },
          bindings: {
            kafka: { key: { type: 'string', description: 'warehouseId:productId' }, bindingVersion: '0.5.0' },
          },
        },
      },
      bindings: {
        kafka: {
          bindingVersion: '0.5.0',
          partitions: 6,
          replicas: 3,
          topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': 259200000, 'min.insync.replicas': 2 },
        },
      },
      'x-owner': 'Inventory',
      'x-workload': 'stock',
      'x-data-class': 'operational',
      'x-purpose': 'Every change of stock.',
      'x-visibility': 'public',
      'x-role': { kind: 'sourceOfTruth', fact: 'change of stock' },
      'x-holds': 'events',
      'x-ordering': 'key',
      'x-key': { fields: ['warehouseId', 'productId'], boundary: 'an item of a warehouse', hottestPercent: 1 },
      'x-retention': { reasons: { replay: 72 }, longestConsumerOutageHours: 48 },
      'x-replay': { safety: 'idempotent' },
      'x-late-events': 'Applied by their time.',
      'x-replayed-events': 'Known by eventId and skipped.',
      'x-rates': { recordBytes: 600, normal: '1 MiB/s' },
      'x-event': { id: 'eventId', time: 'occurredAt', version: 'schemaVersion', businessId: 'productId' },
    },
  },
  operations: {
    writeStock: { action: 'send', channel: { $ref: '#/channels/stockEvents' }, 'x-principal': 'inventory' },
    showStock: {
      action: 'receive',
      channel: { $ref: '#/channels/stockEvents' },
      bindings: { kafka: { groupId: { type: 'string', const: 'storefront.shop' }, bindingVersion: '0.5.0' } },
      'x-principal': 'storefront',
      'x-owner': 'Storefront',
    },
  },
};
