// The example retail with its contracts in a folder of its own, whose documents a check changes, and the command line on it.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { kitRun } from './kit-run.mjs';

const deployments = resolve(import.meta.dirname, '../deployments');

/** Users of the example whose rights come from its contracts. */
export const contractUsers = ['inventory', 'fulfilment', 'restocking', 'stock-view', 'storefront', 'consent'];

/** Topic that only these checks have: its records have no order. */
export const scratch = 'inventory.scratch';

export class ContractsExample {
  /** @param lab brokers of kafka-lab.mjs */
  constructor(folder, lab) {
    mkdirSync(folder, { recursive: true });
    Object.assign(this, { folder, lab });
    this.file = join(folder, 'retail.yaml');
    this.reset();
  }

  /** As the repository has it. */
  reset() {
    rmSync(join(this.folder, 'contracts'), { recursive: true, force: true });
    cpSync(join(deployments, 'contracts', 'retail'), join(this.folder, 'contracts', 'retail'), { recursive: true });
    cpSync(join(deployments, 'retail.yaml'), this.file);
  }

  /** Changes a document of the folder of contracts in place. */
  edit(document, change) {
    const path = join(this.folder, 'contracts', 'retail', document);
    const parsed = parseDocument(readFileSync(path, 'utf8'));
    change(parsed);
    writeFileSync(path, String(parsed));
  }

  /** Adds a document of its own with a topic that nothing else uses; none where `channels` has none. */
  addScratch({ channels = { scratch: scratchChannel() }, removals } = {}) {
    const operations = Object.keys(channels).flatMap((channel) => scratchOperations(channel));
    const document = {
      asyncapi: '3.0.0',
      info: { title: 'Scratch', version: '1.0.0' },
      channels,
      operations: Object.fromEntries(operations),
      ...(removals && { 'x-removals': removals }),
    };
    writeFileSync(join(this.folder, 'contracts', 'retail', 'inventory', 'scratch.json'), JSON.stringify(document));
  }

  review() {
    return kitRun(['contracts', 'review', this.file]);
  }

  /** @param login a file of client properties; the administrator’s when left out */
  plan(args = [], { login = this.lab.commandConfig('admin'), bootstrap = this.lab.bootstrap } = {}) {
    return kitRun(['contracts', 'plan', this.file, ...this.#at(bootstrap, login), ...args]);
  }

  apply(args = [], { login = this.lab.commandConfig('admin'), bootstrap = this.lab.bootstrap } = {}) {
    return kitRun(['contracts', 'apply', this.file, ...this.#at(bootstrap, login), '--yes', ...args]);
  }

  /** The plan as data. */
  async planned() {
    const out = join(this.folder, 'plan.json');
    rmSync(out, { force: true });
    const { status, text } = await this.plan(['--format', 'json', '--out', out]);
    if (status > 1) throw new Error(text);
    return { file: out, status, plan: JSON.parse(readFileSync(out, 'utf8')) };
  }

  #at = (bootstrap, login) => ['--bootstrap-server', bootstrap, '--command-config', login];
}

export const scratchChannel = (overrides = {}, address = scratch) => ({
  address,
  description: 'Counts of checks, in no order.',
  messages: { stockAdjusted: { $ref: './schemas/stock.yaml#/messages/stockAdjusted' } },
  bindings: {
    kafka: {
      bindingVersion: '0.5.0',
      partitions: 2,
      replicas: 3,
      topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': 604800000, 'min.insync.replicas': 2 },
    },
  },
  'x-owner': 'Inventory',
  'x-workload': 'stock',
  'x-data-class': 'operational',
  'x-purpose': `What checks have counted, for ${address}.`,
  'x-visibility': 'internal',
  'x-role': { kind: 'rawCapture', source: 'the checks' },
  'x-holds': 'events',
  'x-ordering': 'none',
  'x-retention': { reasons: { replay: 96 }, longestConsumerOutageHours: 72 },
  'x-replay': { safety: 'idempotent' },
  'x-late-events': 'They are counted like others.',
  'x-replayed-events': 'Known by eventId and skipped.',
  'x-rates': {
    recordBytes: 600,
    normal: '0.00001 MiB/s',
    promotional: '0.00001 MiB/s',
    exceptional: '0.00001 MiB/s',
  },
  'x-event': { id: 'eventId', time: 'recordedAt', version: 'schemaVersion' },
  ...overrides,
});

/** Written by the stock’s own service and read by the group of its view, as the workload group has it. */
const scratchOperations = (channel) => [
  [`write_${channel}`, { action: 'send', channel: { $ref: `#/channels/${channel}` }, 'x-principal': 'inventory' }],
  [
    `read_${channel}`,
    {
      action: 'receive',
      channel: { $ref: `#/channels/${channel}` },
      bindings: { kafka: { groupId: { type: 'string', const: 'inventory.availability' }, bindingVersion: '0.5.0' } },
      'x-principal': 'stock-view',
      'x-owner': 'Availability',
    },
  ],
];
