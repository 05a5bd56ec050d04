import { quotaSums } from '../../../lib/contracts/desired/quota-sums';
import { siteOfDeployment } from '../../../lib/model/capacity/site-of-deployment';
import { access, contractSet, topicContract } from '../../support/contract-fixture';
import { example } from '../../support/example';

const deployment = example('retail');

const sumsOf = (quotas: readonly object[]) =>
  quotaSums(
    deployment,
    contractSet([
      topicContract({
        accesses: quotas.map((quota, index) =>
          access({
            operation: `operation${index}`,
            action: index === 0 ? 'send' : 'receive',
            principal: `user${index}`,
            fields: 'none' in quota ? {} : { 'x-quota': quota },
          }),
        ),
      }),
    ]),
  );

test('what all principals may write at once is held against the network of a broker, less the headroom', () => {
  const site = siteOfDeployment(deployment);
  const [producer] = sumsOf([{ producerMibPerSecond: 10 }]);
  const lineRate = (site.node.networkMbps * 1e6) / 8;
  expect(producer).toMatchObject({ kind: 'producer', sum: 10 * 2 ** 20, fits: true, principals: ['user0'] });
  // Each written byte leaves a broker at least twice, so less than half of the line is for producers.
  expect(producer?.capacity).toBeLessThan((lineRate * (100 - site.headroomPercent)) / 200);
  expect(producer?.capacity).toBeGreaterThan(lineRate / 20);
  const justTooMuch = ((producer?.capacity ?? 0) / 2 ** 20) * 1.01;
  expect(sumsOf([{ producerMibPerSecond: justTooMuch }])[0]).toMatchObject({ fits: false });
});

test('producers and consumers share a broker: what fits alone may not fit together', () => {
  const [producer, consumer] = sumsOf([{ producerMibPerSecond: 1 }, { consumerMibPerSecond: 1 }]);
  const most = (sum: typeof producer) => ((sum?.capacity ?? 0) / 2 ** 20) * 0.9;
  const sums = sumsOf([{ producerMibPerSecond: most(producer) }, { consumerMibPerSecond: most(consumer) }]);
  expect(sums.map(({ kind, fits }) => [kind, fits])).toEqual([
    ['producer', true],
    ['consumer', true],
    ['both', false],
  ]);
});

test('request time is held against the threads of a broker', () => {
  expect(sumsOf([{ requestPercent: 600 }, { requestPercent: 501 }])).toMatchObject([
    { kind: 'request', sum: 1101, capacity: 1100, fits: false },
  ]);
});

test('principals without a quota are named, and a kind that nobody has is left out', () => {
  expect(sumsOf([{ producerMibPerSecond: 1 }, { none: true }])).toMatchObject([
    { kind: 'producer', unlimited: [] },
    { kind: 'both', principals: ['user0'], unlimited: ['user1'] },
  ]);
  expect(sumsOf([{ none: true }])).toEqual([]);
});
