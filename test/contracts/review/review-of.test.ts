import * as fc from 'fast-check';
import type { ChannelFields } from '../../../lib/contracts/config/channel-fields';
import type { TopicContract } from '../../../lib/contracts/model/topic-contract';
import { reviewRules } from '../../../lib/contracts/review/all-rules';
import { checklist } from '../../../lib/contracts/review/checklist';
import { openFindings } from '../../../lib/contracts/review/finding';
import { fullestShare, neededPartitions } from '../../../lib/contracts/review/partition-load';
import { reviewOf } from '../../../lib/contracts/review/review-of';
import { waiverRules } from '../../../lib/contracts/review/waivers';
import { renderContractRules } from '../../../lib/docs/render-contract-rules';
import { contractSet, topicContract } from '../../support/contract-fixture';
import { example } from '../../support/example';

const deployment = example('retail');
const asOf = '2026-11-21';

const reviewed = (topics: readonly TopicContract[]) => reviewOf({ deployment, contracts: contractSet(topics), asOf });

const rulesAt = (topic: TopicContract) => reviewed([topic]).map(({ rule }) => rule);

const allRules = [...reviewRules, ...waiverRules];

test('no two rules have one id, and each item of the checklist has a rule', () => {
  const ids = allRules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(new Set(allRules.map(({ source }) => source))).toEqual(new Set(Object.keys(checklist)));
});

test('the page of rules has a heading for every rule, and names those that nobody can waive', () => {
  const page = renderContractRules(allRules);
  const headings = [...page.matchAll(/^### (.*)$/gm)].map(([, id]) => id);
  expect(headings.sort()).toEqual(allRules.map(({ id }) => id).sort());
  for (const { id, neverWaived } of allRules) expect(page.includes(`[${id}](#${id})`)).toBe(neverWaived !== undefined);
});

describe('a waiver', () => {
  const waiver = (rule: string, expires: string): ChannelFields['x-waivers'] => [
    { rule, owner: 'Inventory', reason: 'The campaign of spring.', expires },
  ];
  const without = (waivers: ChannelFields['x-waivers']) =>
    reviewed([topicContract({ fields: { 'x-late-events': undefined, 'x-waivers': waivers } })]).filter(({ rule }) =>
      /^(late-events|waiver-.*)$/.test(rule),
    );

  test('keeps the finding, with who accepts it and until when', () => {
    const [finding, ...others] = without(waiver('late-events', asOf));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'late-events', waiver: { owner: 'Inventory', expires: asOf } });
    expect(openFindings([finding!])).toEqual([]);
  });

  test('accepts nothing from the day after its last one', () => {
    const found = without(waiver('late-events', '2026-11-20'));
    expect(found.map(({ rule, waiver: held }) => [rule, held])).toEqual([
      ['waiver-expired', undefined],
      ['late-events', undefined],
    ]);
  });

  test('accepts nothing of a rule that nobody can waive', () => {
    const topic = topicContract({
      partitions: 6,
      fields: { 'x-ordering': 'global', 'x-waivers': waiver('ordering-global', '2027-01-01') },
    });
    const open = openFindings(reviewed([topic])).map(({ rule }) => rule);
    expect(open).toEqual(expect.arrayContaining(['ordering-global', 'waiver-rule']));
  });

  test('accepts nothing of another topic', () => {
    const other = topicContract({
      name: 'inventory.other',
      channel: 'other',
      fields: { 'x-late-events': undefined },
    });
    const waived = topicContract({ fields: { 'x-late-events': undefined, 'x-waivers': waiver('late-events', asOf) } });
    const open = openFindings(reviewed([waived, other])).filter(({ rule }) => rule === 'late-events');
    expect(open.map(({ topic }) => topic)).toEqual(['inventory.other']);
  });
});

test('of one topic errors come first, then warnings, then what is waived', () => {
  const topic = topicContract({
    fields: {
      'x-late-events': undefined,
      'x-replayed-events': undefined,
      'x-event': undefined,
      'x-waivers': [{ rule: 'late-events', owner: 'Inventory', reason: 'Soon.', expires: asOf }],
    },
  });
  const order = reviewed([topic])
    .filter(({ rule }) => ['event-identity', 'replayed-events', 'late-events'].includes(rule))
    .map(({ rule }) => rule);
  expect(order).toEqual(['event-identity', 'replayed-events', 'late-events']);
});

test('replicas that AutoMQ does not keep are no finding', () => {
  const rules = rulesAt(topicContract({ replicas: 3, config: { 'min.insync.replicas': '2' } }));
  expect(rules).not.toContain('replicas-agree');
});

describe('with whatever rates and skew', () => {
  const topics = fc
    .record({
      rate: fc.integer({ min: 1, max: 2000 }),
      partitions: fc.integer({ min: 1, max: 500 }),
      hottest: fc.double({ min: 0.001, max: 100, noNaN: true }),
      outage: fc.integer({ min: 1, max: 500 }),
    })
    .map(({ rate, partitions, hottest, outage }) =>
      topicContract({
        partitions,
        bytesPerSecond: { normal: rate * 1e4, promotional: rate * 1e5, exceptional: rate * 1e5 },
        fields: {
          'x-key': { fields: ['warehouseId'], boundary: 'a warehouse', hottestPercent: hottest },
          'x-retention': { reasons: { replay: outage }, longestConsumerOutageHours: outage },
        },
      }),
    );

  test('the fullest partition has at least an even share, and never more than everything', () => {
    fc.assert(
      fc.property(topics, (topic) => {
        const share = fullestShare(topic);
        expect(share).toBeGreaterThanOrEqual(1 / topic.partitions - 1e-12);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test('as many partitions as the review asks for are enough for it', () => {
    fc.assert(
      fc.property(topics, (topic) => {
        const partitions = neededPartitions(topic, deployment, topic.bytesPerSecond.exceptional);
        expect(rulesAt({ ...topic, partitions })).not.toContain('partitions-few');
        if (partitions > 1) expect(rulesAt({ ...topic, partitions: partitions - 1 })).toContain('partitions-few');
      }),
      { numRuns: 30 },
    );
  });

  test('as many retained bytes as the review asks for are enough for it', () => {
    fc.assert(
      fc.property(topics, (topic) => {
        const limited = (bytes: number) => ({
          ...topic,
          config: { ...topic.config, 'retention.bytes': String(bytes) },
        });
        const found = reviewed([limited(1)]).find(({ rule }) => rule === 'retention-bytes');
        const wanted = Number(/which takes (\d+)\.$/.exec(String(found?.message))?.[1]);
        expect(rulesAt(limited(wanted))).not.toContain('retention-bytes');
        expect(rulesAt(limited(Math.floor(wanted * 0.99)))).toContain('retention-bytes');
      }),
      { numRuns: 30 },
    );
  });
});
