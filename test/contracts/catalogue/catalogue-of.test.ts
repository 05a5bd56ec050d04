import { alertsByTopic } from '../../../lib/contracts/catalogue/alerts-by-topic';
import type { CatalogueTopic } from '../../../lib/contracts/catalogue/catalogue';
import { catalogueOf } from '../../../lib/contracts/catalogue/catalogue-of';
import { lineageOf } from '../../../lib/contracts/catalogue/lineage';
import { watchedTopics } from '../../../lib/contracts/watched/watched-topics';
import type { TopicContract } from '../../../lib/contracts/model/topic-contract';
import { access, contractSet, topicContract } from '../../support/contract-fixture';
import { example } from '../../support/example';

const retail = example('retail');
const prices = {
  currency: 'USD',
  perStoredGb: 0.02,
  perWrittenGb: 0.01,
  perBroker: 300,
  brokerCarries: { writtenBytesPerSecond: 40e6, readBytesPerSecond: 80e6, partitions: 4000 },
  secondsPerMonth: 2_628_000,
  bytesPerGb: 1e9,
};

const of = (topics: readonly TopicContract[]) =>
  catalogueOf({ deployment: retail, contracts: contractSet(topics), asOf: '2026-11-21', prices });

const only = (topic: TopicContract): CatalogueTopic => of([topic]).topics[0]!;

describe('the catalogue', () => {
  test('says who may read history again, who approved what, and who is limited to what', () => {
    const approval = { approver: 'Data Protection', on: '2026-10-01' };
    const [client] = only(
      topicContract({
        accesses: [
          access({
            fields: {
              'x-approval': approval,
              'x-may-replay': { ...approval, until: '2027-01-31', windowHours: 72 },
              'x-export': { ...approval, destination: 'the lake' },
              'x-quota': { consumerMibPerSecond: 5, requestPercent: 50 },
              'x-dead-letter': 'inventory.dlq',
            },
          }),
        ],
      }),
    ).clients;
    expect(client).toMatchObject({
      principal: 'fulfilment',
      group: 'inventory.fulfilment',
      approver: 'Data Protection',
      replay: { windowHours: 72, approver: 'Data Protection', until: '2027-01-31' },
      exportTo: 'the lake',
      quota: 'reads 5 MiB/s, 50 % of request time on each broker',
      deadLetter: 'inventory.dlq',
    });
  });

  test('follows facts from topic to topic in both directions, and dead letters to who writes them', () => {
    const source = topicContract({
      name: 'a.source',
      accesses: [access({ topic: 'a.source', fields: { 'x-dead-letter': 'a.letters' } })],
    });
    const derived = topicContract({
      name: 'a.view',
      fields: { 'x-role': { kind: 'derived', from: ['a.source'], job: 'view builder' } },
    });
    const letters = topicContract({
      name: 'a.letters',
      accesses: [],
      fields: { 'x-role': { kind: 'deadLetter', of: 'a.source' } },
    });
    const topics = new Map(of([source, derived, letters]).topics.map((topic) => [topic.name, lineageOf(topic)]));
    expect(topics.get('a.source')!.after).toEqual([
      { how: 'read by', name: 'fulfilment, group inventory.fulfilment' },
      { how: 'made into', name: 'a.view' },
      { how: 'dead letters to', name: 'a.letters' },
    ]);
    expect(topics.get('a.view')!.before).toContainEqual({ how: 'made from', name: 'a.source' });
    expect(topics.get('a.letters')!.before).toEqual([
      { how: 'made from', name: 'a.source' },
      { how: 'written by', name: 'fulfilment' },
    ]);
  });

  test('marks the fields of the key and those that are sensitive, also deep in a record', () => {
    const [message] = only(
      topicContract({
        fields: {
          'x-protection': { fields: ['customer.mail'], how: 'encrypted', by: 'the shop' },
          'x-key': { fields: ['sku'], boundary: 'a product', hottestPercent: 1 },
        },
        messages: [
          {
            name: 'ordered',
            payload: {
              format: 'jsonSchema',
              schema: {
                type: 'object',
                required: ['sku'],
                properties: {
                  sku: { type: 'string', description: 'Product.' },
                  customer: { type: 'object', properties: { mail: { type: ['string', 'null'], format: 'email' } } },
                },
              },
            },
            place: { document: 'a.yaml', path: [] },
          },
        ],
      }),
    ).messages;
    expect(message!.schemas[0]!.fields).toEqual([
      { path: 'sku', type: 'string', required: true, description: 'Product.', sensitive: false, inKey: true },
      { path: 'customer', type: 'object', required: false, sensitive: false, inKey: false },
      { path: 'customer.mail', type: 'string (email) or null', required: false, sensitive: true, inKey: false },
    ]);
  });

  test('a topic costs nothing that is known where no price is', () => {
    const contracts = contractSet();
    const without = catalogueOf({ deployment: retail, contracts, asOf: '2026-11-21' });
    expect(without).not.toHaveProperty('currency');
    expect(without.topics[0]).not.toHaveProperty('monthlyCost');
    expect(of(contracts.topics).topics[0]!.monthlyCost!.total).toBeGreaterThan(0);
  });

  test('names the alerts that ask about the topic or its groups, and of others none', () => {
    const contracts = contractSet([
      topicContract(),
      topicContract({ name: 'inventory.other', fields: { 'x-owner': 'Others' }, accesses: [] }),
    ]);
    const deployment = { ...retail, readContracts: { topics: watchedTopics(retail, contracts) } };
    const alerts = alertsByTopic(deployment, contracts);
    const names = (topic: string) => alerts.get(topic)!.map(({ name, owner }) => `${name} ${owner}`);
    expect(names('inventory.events')).toEqual(
      expect.arrayContaining(['DeclaredGroupBehind Fulfilment', 'TopicAboveContract Inventory']),
    );
    expect(names('inventory.other')).toContain('TopicAboveContract Others');
    expect(names('inventory.other').join()).not.toContain('DeclaredGroupBehind');
  });
});
