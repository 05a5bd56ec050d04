// Plan and apply on real brokers: from nothing, again, drift, partitions, deletions, reviewed plans, what is not declared.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addRecords, auditRecord, auditTopic } from './contracts-audit-topic.mjs';
import {
  asAdmin,
  asProducer,
  everyTopicOf,
  firstRecords,
  ownSettings,
  partitionsOf,
  refusalOf,
} from './contracts-client.mjs';
import { scratch, scratchChannel } from './contracts-example.mjs';
import { soon } from './soon.mjs';
import { assert } from './verify-run.mjs';

const events = 'inventory.events';
const foreign = 'legacy.orders';

/** @param example ContractsExample on brokers that have nothing yet */
export async function checkApply(example) {
  const { lab } = example;
  await asAdmin(lab, (admin) =>
    admin.createTopics({ topics: [foreign], partitions: 1, configs: [{ name: 'retention.ms', value: '1234567' }] }),
  );
  await asProducer(lab, 'admin', (producer) =>
    producer.send({ messages: [{ topic: foreign, value: Buffer.from('1') }], acks: -1 }),
  );
  await fromNothing(example);
  await again(example);
  await drift(example);
  await partitions(example);
  await deletions(example);
  await reviewed(example);
  await leftAlone(example);
}

async function fromNothing(example) {
  const { plan } = await example.planned();
  const created = plan.changes.filter(({ kind }) => kind === 'createTopic').map(({ topic }) => topic.name);
  assert(created.includes(events) && created.length === 9, `plan on an empty cluster creates ${created.length} topics`);
  const audit = join(example.folder, 'audit.json');
  const applied = await example.apply(['--audit', audit, '--by', 'the check']);
  assert(applied.status === 0, `apply from nothing${applied.status === 0 ? '' : `: ${applied.text}`}`);
  const settings = await ownSettings(example.lab, events);
  assert(
    settings['retention.ms'] === '2592000000' && (await partitionsOf(example.lab, events)) === 24,
    `${events} has the partitions and settings of its contract`,
  );
  const record = JSON.parse(readFileSync(audit, 'utf8'));
  assert(
    record.who.startsWith('the check (') && record.planHash === plan.hash && record.counts.done === plan.changes.length,
    'the record names who, the hash of the plan and every change',
  );
  const reader = { user: 'admin', groupId: 'check-audit' };
  const records = await firstRecords(example.lab, reader, { topic: auditTopic, count: 2 });
  const [begun, ended] = records.map(({ value }) => JSON.parse(value.toString()));
  assert(
    begun.phase === 'begun' && begun.planHash === plan.hash && begun.counts.planned === plan.changes.length,
    `${auditTopic} has what was about to be done`,
  );
  assert(ended.phase === 'ended' && ended.planHash === plan.hash, 'and what became of it');
  const policy = await ownSettings(example.lab, auditTopic);
  assert(
    policy['retention.ms'] === '-1' && policy['cleanup.policy'] === 'delete',
    `${auditTopic} keeps its records for ever`,
  );
}

async function again(example) {
  const { status, plan } = await example.planned();
  assert(
    status === 0 && plan.changes.length === 0,
    `a plan right after has no change${status === 0 ? '' : `: ${JSON.stringify(plan.changes.slice(0, 3))}`}`,
  );
  const applied = await example.apply();
  assert(applied.status === 0 && applied.text.includes('nothing to change'), 'apply again changes nothing');
}

async function drift(example) {
  const { lab } = example;
  await asAdmin(lab, async (admin) => {
    await admin.incrementalAlterConfigs({
      resources: [
        {
          resourceType: 2,
          resourceName: events,
          configs: [{ name: 'retention.ms', configOperation: 0, value: '3600000' }],
        },
      ],
    });
    await admin.createAcls({
      creations: [everyTopicOf('inventory')],
    });
    await admin.alterClientQuotas({
      entries: [
        {
          entities: [{ entityType: 'user', entityName: 'inventory' }],
          ops: [{ key: 'producer_byte_rate', value: 1, remove: false }],
        },
      ],
    });
  });
  await addRecords(lab, ['no record', ...Array.from({ length: 11 }, () => auditRecord({ deployment: 'other' }))]);
  const { plan } = await example.planned();
  const drifted = plan.changes.filter(({ isDrift }) => isDrift);
  assert(
    drifted.length === 3 && drifted.every(({ owner }) => owner !== ''),
    `what was changed by hand is drift with its owner, whatever others recorded since: ${plan.changes.map(({ kind, isDrift, owner }) => `${kind} of ${owner}${isDrift ? '' : ' (no drift)'}`).join(', ')}`,
  );
  const applied = await example.apply(['--allow-high-risk']);
  const after = await example.planned();
  assert(
    applied.status === 0 && after.status === 0,
    `drift is mended${applied.status === 0 ? '' : `: ${applied.text}`}`,
  );
  assert((await ownSettings(lab, events))['retention.ms'] === '2592000000', `${events} has its retention again`);
}

/** The number of partitions of a channel in its document. */
const setPartitions = (example, count) =>
  example.edit('inventory/stock-events.yaml', (document) =>
    document.setIn(['channels', 'stockEvents', 'bindings', 'kafka', 'partitions'], count),
  );

async function partitions(example) {
  const { lab } = example;
  setPartitions(example, 12);
  const fewer = (await example.planned()).plan;
  assert(
    fewer.changes.length === 0 &&
      fewer.refusals.some(({ topic, why }) => topic === events && why.includes('takes no partition away')),
    'fewer partitions are refused',
  );
  setPartitions(example, 26);
  const more = (await example.planned()).plan;
  assert(
    more.changes.length === 0 &&
      more.refusals.some(({ topic, migration }) => topic === events && migration?.length > 2),
    'more partitions of an ordered topic are refused, with a migration plan',
  );
  await example.apply();
  assert((await partitionsOf(lab, events)) === 24, `${events} keeps its 24 partitions after an apply`);
  setPartitions(example, 24);
  example.addScratch();
  await example.apply();
  example.addScratch({ channels: { scratch: withPartitions(3) } });
  const unordered = await example.apply();
  assert(
    unordered.status === 0 && (await soon(async () => (await partitionsOf(lab, scratch)) === 3)),
    `more partitions of a topic without order are done${unordered.status === 0 ? '' : `: ${unordered.text}`}`,
  );
}

function withPartitions(count) {
  const channel = scratchChannel();
  channel.bindings.kafka.partitions = count;
  return channel;
}

const exists = async (lab, topic) => (await asAdmin(lab, (admin) => admin.listTopics({}))).includes(topic);

async function deletions(example) {
  const { lab } = example;
  const entry = (on) => [{ topic: scratch, on, owner: 'Inventory', reason: 'The check is over.' }];
  example.addScratch({ channels: {} });
  const without = await example.planned();
  await example.apply();
  assert(
    !without.plan.changes.some(({ kind }) => kind === 'deleteTopic') &&
      without.plan.undeclared.some(({ name }) => name === scratch),
    'a topic that only leaves the documents is listed and not deleted',
  );
  example.addScratch({ channels: {}, removals: entry('2099-01-01') });
  await example.apply(['--allow-deletes']);
  assert(await exists(lab, scratch), 'a removal entry whose day has not come deletes nothing');
  example.addScratch({ channels: {}, removals: entry('2026-01-01') });
  const unsaid = await example.apply();
  assert(
    unsaid.status === 1 && unsaid.text.includes('--allow-deletes') && (await exists(lab, scratch)),
    'a deletion is refused until --allow-deletes is said',
  );
  const said = await example.apply(['--allow-deletes']);
  assert(
    said.status === 0 && (await soon(async () => !(await exists(lab, scratch)))),
    `a removal entry and --allow-deletes delete the topic${said.status === 0 ? '' : `: ${said.text}`}`,
  );
  example.reset();
}

async function reviewed(example) {
  const { lab } = example;
  example.addScratch();
  const { file, plan } = await example.planned();
  await asAdmin(lab, (admin) =>
    admin.incrementalAlterConfigs({
      resources: [
        {
          resourceType: 2,
          resourceName: events,
          configs: [{ name: 'segment.ms', configOperation: 0, value: '3600000' }],
        },
      ],
    }),
  );
  for (const [flag, value] of [
    ['--plan', file],
    ['--hash', plan.hash],
  ]) {
    const { status, text } = await example.apply([flag, value]);
    assert(
      status === 1 && text.includes('changed since it was reviewed') && !(await exists(lab, scratch)),
      `${flag} refuses a plan that changed since it was reviewed`,
    );
  }
  const now = await example.planned();
  const done = await example.apply(['--plan', now.file]);
  assert(done.status === 0, `--plan applies the plan that was reviewed${done.status === 0 ? '' : `: ${done.text}`}`);
  example.reset();
  example.edit('inventory/stock-events.yaml', (document) =>
    document.setIn(['channels', 'stockEvents', 'x-key', 'fields'], ['eventId']),
  );
  const bad = await example.apply();
  assert(
    bad.status === 1 && bad.text.includes('review'),
    'apply is refused where the review of the contracts has errors',
  );
  example.reset();
  await example.apply();
}

async function leftAlone(example) {
  const { lab } = example;
  const { plan } = await example.planned();
  const found = plan.undeclared.find(({ name }) => name === foreign);
  assert(found?.lastUsedMs > Date.now() - 3_600_000, 'a topic that no contract declares is listed with its last use');
  assert(
    (await ownSettings(lab, foreign))['retention.ms'] === '1234567' && (await partitionsOf(lab, foreign)) === 1,
    'it is as it was after all applies',
  );
  await refusalOf(asAdmin(lab, (admin) => admin.metadata({ topics: ['typo.topic'], autocreateTopics: true })));
  assert(!(await exists(lab, 'typo.topic')), 'brokers make no topic for who asks for one');
}
