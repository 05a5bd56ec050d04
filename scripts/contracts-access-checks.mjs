// Whether rights and quotas of the contracts hold: each user tries what it may do and what it may not, with its own login.
import { asAdmin, asConsumer, asProducer, everyTopicOf, firstRecords, refusalOf } from './contracts-client.mjs';
import { assert } from './verify-run.mjs';

const events = 'inventory.events';
const state = 'inventory.current-state';

/** @param lab brokers on which the contracts are applied */
export async function checkAccess(lab) {
  await rights(lab);
  await quotas(lab);
}

const write = (lab, user, topic) =>
  refusalOf(
    asProducer(lab, user, (producer) =>
      producer.send({ messages: [{ topic, key: Buffer.from('k'), value: Buffer.from('v') }], acks: -1 }),
    ),
  );

const join = (lab, user, groupId) => refusalOf(asConsumer(lab, { user, groupId }, (consumer) => consumer.joinGroup()));

async function rights(lab) {
  const allowed = await write(lab, 'inventory', events);
  assert(allowed === undefined, `inventory writes to ${events}${allowed ? `: ${allowed}` : ''}`);
  const reader = { user: 'fulfilment', groupId: 'inventory.store-operations' };
  const read = await refusalOf(firstRecords(lab, reader, { topic: events, count: 1 }));
  assert(read === undefined, `fulfilment reads ${events} in its own group${read ? `: ${read}` : ''}`);
  const denials = [
    ['inventory may not write to a topic of another owner', await write(lab, 'inventory', state)],
    ['fulfilment may not write to the topic that it reads', await write(lab, 'fulfilment', events)],
    ['consent may not even know of it', await write(lab, 'consent', events)],
    ['fulfilment may not join the group of another', await join(lab, 'fulfilment', 'inventory.availability')],
    ['inventory may not join a group', await join(lab, 'inventory', 'inventory.store-operations')],
    [
      'inventory may not create a topic',
      await refusalOf(asAdmin(lab, (admin) => admin.createTopics({ topics: ['inventory.own'] }), 'inventory')),
    ],
    [
      'inventory may not grant itself a right',
      await refusalOf(
        asAdmin(lab, (admin) => admin.createAcls({ creations: [everyTopicOf('inventory')] }), 'inventory'),
      ),
    ],
    [
      'fulfilment may not delete the group of another',
      await refusalOf(
        asAdmin(lab, (admin) => admin.deleteGroups({ groups: ['inventory.availability'] }), 'fulfilment'),
      ),
    ],
  ];
  for (const [what, refusal] of denials)
    assert(/AUTHORIZATION_FAILED|Unknown topic/.test(refusal ?? ''), `${what} (${refusal ?? 'it may'})`);
  const log = lab.nodes.map(({ id }) => lab.log(id)).join('');
  assert(
    /Principal = User:fulfilment is Denied operation/i.test(log),
    'brokers log what was denied, with who and what',
  );
}

const mib = 1_048_576;
const written = 24;
/** Of `x-quota` of the contract. */
const quota = 4;

async function quotas(lab) {
  const free = await secondsOf(lab, 'admin');
  const bounded = await secondsOf(lab, 'inventory');
  // The window of two seconds lets one second's worth through at once.
  const least = (written - 2 * quota) / quota;
  assert(
    bounded > least && bounded > 1.5 * free,
    `${written} MiB to one broker take inventory, with ${quota} MiB/s, ${bounded.toFixed(1)} s, and who has no quota ${free.toFixed(1)} s`,
  );
}

async function secondsOf(lab, user) {
  const value = Buffer.alloc(mib / 2, 'x');
  return asProducer(lab, user, async (producer) => {
    await producer.send({
      messages: [{ topic: events, partition: 0, key: Buffer.from('k'), value: Buffer.from('v') }],
      acks: -1,
    });
    const started = performance.now();
    for (let sent = 0; sent < written; sent += 0.5)
      await producer.send({ messages: [{ topic: events, partition: 0, key: Buffer.from('k'), value }], acks: -1 });
    return (performance.now() - started) / 1000;
  });
}
