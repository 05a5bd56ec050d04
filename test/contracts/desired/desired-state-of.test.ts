import type { Access } from '../../../lib/contracts/model/access';
import { currentAcls } from '../../../lib/contracts/desired/current-acls';
import { desiredStateOf } from '../../../lib/contracts/desired/desired-state-of';
import type { TopicContract } from '../../../lib/contracts/model/topic-contract';
import { awsVariant } from '../../support/aws-variant';
import { access, contractSet, topicContract } from '../../support/contract-fixture';

const user = (name: string, aclsFrom: 'contracts' | 'file') => ({
  name,
  aclsFrom,
  credential: { kind: 'password' as const, secret: `${name}-login` },
});

const approval = { approver: 'Data Protection', on: '2026-05-01' };

const deployment = awsVariant('production', (written) => {
  written.security = {
    kind: 'tls',
    users: [user('inventory', 'contracts'), user('fulfilment', 'contracts'), user('legacy', 'file')],
  };
  written.contracts = {
    paths: ['contracts'],
    dataClasses: [
      { name: 'operational', purpose: 'What runs the business.' },
      { name: 'personal', purpose: 'Of people.', sensitive: true, topicPrefixes: ['inventory.personal.'] },
    ],
  };
});

const stateOf = (...topics: TopicContract[]) => desiredStateOf(deployment, contractSet(topics));

/** Rights as `principal operation resource name`. */
const rightsOf = (...accesses: Access[]) =>
  stateOf(topicContract({ accesses })).acls.map(
    ({ principal, operation, resource, name, pattern }) =>
      `${principal} ${operation} ${resource} ${name}${pattern === 'prefixed' ? '*' : ''}`,
  );

describe('topics', () => {
  const configOf = (contract: TopicContract) => stateOf(contract).topics[0]?.config;

  test('what a contract gives goes before what follows from it', () => {
    expect(configOf(topicContract())).toMatchObject({ 'retention.ms': '864000000' });
  });

  test('records stay for the longest reason, and for the longest outage with a quarter more', () => {
    const retention = (reasons: object, longestConsumerOutageHours: number) =>
      configOf(topicContract({ config: {}, fields: { 'x-retention': { reasons, longestConsumerOutageHours } } }));
    expect(retention({ replay: 168 }, 72)).toEqual({ 'retention.ms': String(168 * 3_600_000) });
    expect(retention({ replay: 80 }, 72)).toEqual({ 'retention.ms': String(90 * 3_600_000) });
    expect(retention({}, 1)).toEqual({ 'retention.ms': String(2 * 3_600_000) });
  });

  test('a consumer that comes back after its longest outage still sees tombstones of a compacted topic', () => {
    const compacted = (longestConsumerOutageHours: number) =>
      configOf(
        topicContract({
          config: { 'cleanup.policy': 'compact' },
          fields: { 'x-retention': { reasons: {}, longestConsumerOutageHours } },
        }),
      );
    expect(compacted(72)).toEqual({ 'cleanup.policy': 'compact', 'delete.retention.ms': String(90 * 3_600_000) });
    expect(compacted(4)).toMatchObject({ 'delete.retention.ms': String(24 * 3_600_000) });
  });

  test('a limit by size comes from the contract', () => {
    expect(configOf(topicContract({ fields: { 'x-retained-bytes': 1_000_000 } }))).toMatchObject({
      'retention.bytes': '1000000',
    });
  });

  test('a topic is ordered unless its contract says that nothing is, and a compacted one always', () => {
    const isOrdered = (ordering: 'key' | 'none' | 'global', policy = 'delete') =>
      stateOf(topicContract({ fields: { 'x-ordering': ordering }, config: { 'cleanup.policy': policy } })).topics[0]
        ?.ordered;
    expect([isOrdered('key'), isOrdered('global'), isOrdered('none')]).toEqual([true, true, false]);
    expect(isOrdered('none', 'compact, delete')).toBe(true);
  });
});

describe('rights', () => {
  test('who sends may write and describe the one topic, and nothing else', () => {
    expect(rightsOf(access({ action: 'send', principal: 'inventory' }))).toEqual([
      'User:inventory describe topic inventory.events',
      'User:inventory write topic inventory.events',
    ]);
  });

  test('who sends in transactions may use its transactional ids, whole or by how they begin', () => {
    const fields = { 'x-transactional-ids': [{ name: 'stock-', pattern: 'prefixed' as const }] };
    expect(rightsOf(access({ action: 'send', principal: 'inventory', fields }))).toEqual(
      expect.arrayContaining([
        'User:inventory describe transactionalId stock-*',
        'User:inventory write transactionalId stock-*',
      ]),
    );
  });

  test('who receives may read the topic and its group, and may not delete the group', () => {
    expect(rightsOf(access())).toEqual([
      'User:fulfilment read group inventory.fulfilment',
      'User:fulfilment describe topic inventory.events',
      'User:fulfilment read topic inventory.events',
    ]);
  });

  test('a recorded right to replay adds the deletion of the group until its last day', () => {
    const fields = { 'x-may-replay': { ...approval, until: '2026-11-26', windowHours: 72 } };
    const { acls } = stateOf(topicContract({ accesses: [access({ fields })] }));
    const deletions = (asOf: string) => currentAcls({ acls }, asOf).filter(({ operation }) => operation === 'delete');
    expect(deletions('2026-11-26')).toMatchObject([
      { resource: 'group', name: 'inventory.fulfilment', why: expect.stringContaining('72 hours') as string },
    ]);
    expect(deletions('2026-11-27')).toEqual([]);
    expect(currentAcls({ acls }, '2026-11-27')).toHaveLength(3);
  });

  test('a consumer writes its dead letters, and writes and reads what it will try again', () => {
    const fields = { 'x-dead-letter': 'inventory.dead', 'x-retry': 'inventory.retry' };
    const rights = rightsOf(access({ fields })).filter((right) => /dead|retry/.test(right));
    expect(rights).toEqual([
      'User:fulfilment describe topic inventory.dead',
      'User:fulfilment write topic inventory.dead',
      'User:fulfilment describe topic inventory.retry',
      'User:fulfilment read topic inventory.retry',
      'User:fulfilment write topic inventory.retry',
    ]);
  });

  test('two operations that need the same right have one, with both reasons, as long as one of them holds', () => {
    const ending = access({
      operation: 'a',
      owner: 'Carts',
      fields: { 'x-approval': { ...approval, until: '2026-12-01' } },
    });
    const [acl] = stateOf(topicContract({ accesses: [ending, access({ operation: 'b' })] })).acls;
    expect(acl).toMatchObject({ owner: 'Carts, Fulfilment', why: expect.stringMatching(/^a .* b reads/) as string });
    expect(acl?.until).toBeUndefined();
  });

  test('the order of documents changes nothing', () => {
    const [one, two] = [access({ operation: 'a' }), access({ operation: 'b', owner: 'Carts' })];
    const state = (accesses: readonly Access[]) => JSON.stringify(stateOf(topicContract({ accesses })));
    expect(state([one, two])).toBe(state([two, one]));
  });

  test('contracts decide for the users of the contracts alone', () => {
    const { acls, principals } = stateOf(topicContract({ accesses: [access({ principal: 'legacy' }), access()] }));
    expect(principals).toEqual(['User:fulfilment', 'User:inventory']);
    expect(acls.map(({ principal }) => principal)).not.toContain('User:legacy');
  });

  test('without TLS nobody has rights or a quota', () => {
    const plain = awsVariant('minimal', () => {});
    expect(plain.security.kind).toBe('plaintext');
    const fields = { 'x-quota': { producerMibPerSecond: 1 } };
    expect(desiredStateOf(plain, contractSet([topicContract({ accesses: [access({ fields })] })]))).toMatchObject({
      principals: [],
      acls: [],
      quotas: [],
      groups: ['inventory.fulfilment'],
    });
  });
});

describe('sensitive topics', () => {
  const personal = (...accesses: Access[]) =>
    stateOf(topicContract({ name: 'inventory.personal.a', fields: { 'x-data-class': 'personal' }, accesses }));
  const reading = (fields: Parameters<typeof access>[0]) => access({ topic: 'inventory.personal.a', ...fields });

  test('each grant names who approved it and when, and an export where it goes', () => {
    const exported = { ...approval, destination: 'the lakehouse', approver: 'Legal' };
    const { acls } = personal(reading({ fields: { 'x-approval': approval, 'x-export': exported } }));
    expect(acls).toHaveLength(3);
    for (const { why } of acls)
      expect(why).toMatch(/Approved by Data Protection on 2026-05-01.*the lakehouse: approved by Legal on 2026-05-01/);
  });

  test('an operation that nobody approved is granted nothing and named', () => {
    expect(personal(reading({}))).toMatchObject({
      acls: [],
      unapproved: [{ operation: 'receiveStockChanges', topic: 'inventory.personal.a', dataClass: 'personal' }],
    });
  });

  test('dead letters of a sensitive class need the approval too', () => {
    const dead = topicContract({
      name: 'inventory.personal.dead',
      fields: { 'x-data-class': 'personal' },
      accesses: [],
    });
    const reader = access({ fields: { 'x-dead-letter': 'inventory.personal.dead' } });
    expect(stateOf(topicContract({ accesses: [reader] }), dead)).toMatchObject({
      acls: [],
      unapproved: [{ topic: 'inventory.personal.dead' }],
    });
  });

  test('rights end with the first of the approvals that they rest on', () => {
    const exported = { ...approval, destination: 'the lakehouse', until: '2026-06-30' };
    const { acls } = personal(
      reading({ fields: { 'x-approval': { ...approval, until: '2026-12-31' }, 'x-export': exported } }),
    );
    expect(new Set(acls.map(({ until }) => until))).toEqual(new Set(['2026-06-30']));
  });

  test('nothing is granted before the last of the approvals that it rests on', () => {
    const exported = { ...approval, destination: 'the lakehouse', on: '2026-06-01' };
    const { acls } = personal(reading({ fields: { 'x-approval': approval, 'x-export': exported } }));
    expect(currentAcls({ acls }, '2026-05-31')).toEqual([]);
    expect(currentAcls({ acls }, '2026-06-01')).toEqual(acls);
  });
});

test('quotas are in bytes each second, one for each principal', () => {
  const fields = { 'x-quota': { producerMibPerSecond: 2, consumerMibPerSecond: 0.5, requestPercent: 50 } };
  const { quotas } = stateOf(
    topicContract({ accesses: [access({ operation: 'a', fields }), access({ operation: 'b', fields })] }),
  );
  expect(quotas).toEqual([
    {
      user: 'fulfilment',
      owner: 'Fulfilment',
      producerByteRate: 2_097_152,
      consumerByteRate: 524_288,
      requestPercentage: 50,
    },
  ]);
});
