// Contracts for verify:drills: those of the retail example, and copies of which one thing is broken that a drill has to find.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const inventory = 'contracts/retail/inventory';

/** What each broken copy changes; `events` and `state` are the channels of the two documents. */
export const broken = {
  'random-key': ({ events }) => {
    events['x-key'].fields = ['eventId'];
  },
  'one-key': ({ events, schemas }) => {
    schemas.messages.stockAdjusted.payload.properties.reason = { type: 'string', const: 'counted' };
    events['x-key'].fields = ['reason'];
  },
  'short-retention': ({ events }) => {
    events.bindings.kafka.topicConfiguration['retention.ms'] = 86_400_000;
  },
  'no-tombstones': ({ state }) => {
    delete state['x-tombstones'];
  },
  'no-acks': ({ operations }) => {
    operations.recordStockChange['x-acks'] = '0';
  },
  'one-replica': ({ events }) => {
    events.bindings.kafka.replicas = 1;
    events.bindings.kafka.topicConfiguration['min.insync.replicas'] = 1;
  },
};

/**
 * Copies the example.
 * @param name of a broken copy; the example as it is when left out
 * @returns path of its deployment file
 */
export function drillContracts(folder, name) {
  const root = join(folder, name ?? 'whole');
  mkdirSync(root, { recursive: true });
  cpSync('deployments', root, { recursive: true });
  if (name !== undefined) {
    const documents = Object.fromEntries(
      ['stock-events', 'stock-state', 'schemas/stock'].map((each) => [each, readDocument(root, each)]),
    );
    broken[name]({
      events: documents['stock-events'].channels.stockEvents,
      operations: documents['stock-events'].operations,
      state: documents['stock-state'].channels.stockLevels,
      schemas: documents['schemas/stock'],
    });
    for (const [each, document] of Object.entries(documents)) writeFileSync(pathOf(root, each), stringify(document));
  }
  return join(root, 'retail.yaml');
}

const pathOf = (root, document) => join(root, inventory, `${document}.yaml`);

const readDocument = (root, document) => parse(readFileSync(pathOf(root, document), 'utf8'));
