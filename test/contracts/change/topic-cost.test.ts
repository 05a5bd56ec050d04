import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import { topicCost } from '../../../lib/contracts/change/topic-cost';
import type { TopicPrices } from '../../../lib/contracts/change/topic-prices';
import { topicPricesOf } from '../../../lib/contracts/change/topic-prices-of';
import { changePlanOf } from '../../../lib/contracts/change/change-plan-of';
import { billOf } from '../../../lib/plan/bill/bill-of';
import { wanted, wantedTopic } from '../../support/desired-fixture';
import { cluster, liveTopic } from '../../support/fake-cluster';
import { example } from '../../support/example';

const prices: TopicPrices = {
  currency: 'USD',
  perStoredGb: 0.02,
  perWrittenGb: 0.01,
  perBroker: 100,
  brokerCarries: { writtenBytesPerSecond: 100, readBytesPerSecond: 200, partitions: 1000 },
  secondsPerMonth: 1000,
  bytesPerGb: 100,
};

const [reader] = wantedTopic().clients;

const cost = (overrides: Parameters<typeof wantedTopic>[0]) =>
  topicCost(
    wantedTopic({
      normalBytesPerSecond: 10,
      partitions: 1,
      clients: [],
      config: { 'retention.ms': '50000' },
      ...overrides,
    }),
    prices,
  );

test('a topic costs what it keeps, what it writes and its share of a broker', () => {
  // 10 B/s for 50 s are 5 GB, for 1000 s 100 GB; and a tenth of a broker.
  expect(cost({})).toEqual({ storage: 0.1, requests: 1, brokers: 10, total: 11.1 });
  expect(cost({ clients: reader ? [reader] : [] }).brokers).toBeCloseTo(15);
  expect(cost({ partitions: 500 }).brokers).toBeCloseTo(50);
});

test.each([
  ['bytes that are kept at most', { 'retention.ms': '50000', 'retention.bytes': '200' }, 2],
  ['what a month adds where nothing ends', { 'retention.ms': '-1' }, 100],
  ['nothing that nobody knows of a compacted topic', { 'cleanup.policy': 'compact', 'retention.ms': '50000' }, 0],
  ['Kafka’s week where nobody says', {}, 60_480],
])('storage counts %s', (_, config, gb) => {
  expect(cost({ config }).storage).toBeCloseTo(gb * 0.02);
});

test('prices are those of the plan’s bill', () => {
  const deployment = example('retail');
  const bill = billOf(deployment, capacityOf(deployment), '2026-11-21');
  const own = bill ? topicPricesOf(deployment, bill) : undefined;
  expect(own).toMatchObject({ currency: 'USD', bytesPerGb: 2 ** 30 });
  // A GB costs about two cents a month in S3, and a broker carries less than its line.
  expect(own?.perStoredGb).toBeGreaterThan(0.02);
  expect(own?.perStoredGb).toBeLessThan(0.03);
  expect(own?.brokerCarries.writtenBytesPerSecond).toBeLessThan(own?.brokerCarries.readBytesPerSecond ?? 0);
});

test('a plan says what each change costs where prices are known, and nothing where they are not', () => {
  const desired = wanted({ topics: [wantedTopic()] });
  const live = cluster({ topics: [liveTopic({ config: { ...wantedTopic().config, 'retention.ms': '1000' } })] });
  const costOf = (state: typeof live, costs?: TopicPrices) =>
    changePlanOf(desired, state, { asOf: '2026-11-27', ...(costs ? { costs } : {}) }).changes[0]?.monthlyCost;
  expect(costOf(cluster(), prices)).toBeCloseTo(topicCost(wantedTopic(), prices).total);
  const longer =
    topicCost(wantedTopic(), prices).storage -
    topicCost(wantedTopic({ config: { 'retention.ms': '1000' } }), prices).storage;
  expect(costOf(live, prices)).toBeCloseTo(longer);
  expect(costOf(cluster())).toBeUndefined();
});
