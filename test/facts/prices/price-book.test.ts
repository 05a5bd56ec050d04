import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { instanceTypes } from '../../../lib/facts/instance-types';
import type { PriceEntry } from '../../../lib/facts/prices/price-book';
import { costOf, entryOf, priceBooks } from '../../../lib/facts/prices/price-book';
import { ownNodePriceIds, priceIds, regionalPriceIds } from '../../../lib/facts/prices/price-ids';
import { isAwsDeployment } from '../../../lib/model/deployment';
import { example, exampleNames } from '../../support/example';

const folder = join(__dirname, '..', '..', '..', 'lib', 'facts', 'prices');
const documented = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'prices.md'), 'utf8');

const books = Object.values(priceBooks);
const entries = books.flatMap(({ region, prices }) =>
  Object.entries(prices).map(([id, entry]): [string, string, PriceEntry] => [region, id, entry]),
);

test('every file of a region is a price book, under its own name', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(files.map((file) => basename(file, '.json')).sort()).toEqual(Object.keys(priceBooks).sort());
  for (const [region, book] of Object.entries(priceBooks)) expect(book.region).toBe(region);
});

test('every region of an example has a price book', () => {
  const regions = exampleNames
    .map(example)
    .flatMap((deployment) => (isAwsDeployment(deployment) ? [deployment.platform.region] : []));
  expect(regions.filter((region) => !(region in priceBooks))).toEqual([]);
});

test.each(books)('$region has every price that a bill may need, and instance types', (book) => {
  expect(Object.keys(regionalPriceIds).filter((id) => !entryOf(book, id))).toEqual([]);
  expect(Object.keys(book.prices).some((id) => id.startsWith('ec2.'))).toBe(true);
});

test('no price book has a price that nothing asks for, or one of another unit', () => {
  expect(entries.filter(([, id, { unit }]) => priceIds[id]?.unit !== unit)).toEqual([]);
});

test('every price has a source and a real date', () => {
  for (const [, , { source, asOf }] of entries) {
    expect(source).not.toBe('');
    expect(new Date(`${asOf}T00:00:00Z`).toISOString()).toContain(asOf);
  }
});

test('every price is one amount above zero, or tiers that get cheaper and have an open end', () => {
  for (const [, , { price, tiers }] of entries) {
    if (tiers === undefined) {
      expect(price).toBeGreaterThan(0);
      continue;
    }
    expect(price).toBeUndefined();
    expect(tiers.at(-1)?.upTo).toBeUndefined();
    tiers.slice(1).forEach((tier, index) => {
      const before = tiers[index]!;
      expect(tier.price).toBeLessThan(before.price);
      expect(tier.upTo ?? Infinity).toBeGreaterThan(before.upTo!);
    });
  }
});

test('a size costs in proportion to `large`, as AWS prices them', () => {
  const book = priceBooks['us-east-1']!;
  const price = (id: string) => entryOf(book, id)?.price;
  expect(price('ec2.m7g.4xlarge')).toBeCloseTo(0.6528, 10);
  expect(price('ec2.r7g.2xlarge')).toBeCloseTo(0.4284, 10);
  expect(price('ec2.t4g.medium')).toBeCloseTo(0.0336, 10);
  expect(price('ec2.m7g.16xlarge')).toBeCloseTo(2.6112, 10);
  expect(price('msk.kafka.m7g.xlarge')).toBeCloseTo(0.408, 10);
});

test('in us-east-1 every instance type that a file may name has a price', () => {
  const missing = Object.keys(instanceTypes).filter((type) => !entryOf(priceBooks['us-east-1']!, `ec2.${type}`));
  expect(missing).toEqual([]);
});

test('an entry of a size’s own goes before that of its family', () => {
  const large = { price: 1, unit: 'hour', source: 'x', asOf: '2026-01-01' };
  const book = { prices: { 'ec2.m7g.large': large, 'ec2.m7g.xlarge': { ...large, price: 1.5 } } };
  expect(entryOf(book, 'ec2.m7g.xlarge')?.price).toBe(1.5);
  expect(entryOf(book, 'ec2.m7g.2xlarge')?.price).toBe(4);
});

test('what a book does not have is not known, whatever its name', () => {
  const book = priceBooks['us-east-1']!;
  for (const id of ['ec2.x9z.large', 'ec2.m7g.99xlarge', 'constructor', 'ec2.constructor', 's3.nothing'])
    expect(entryOf(book, id)).toBeUndefined();
});

test('each part of a quantity costs the price of its tier', () => {
  const tiers = [{ upTo: 100, price: 3 }, { upTo: 300, price: 2 }, { price: 1 }];
  expect([0, 50, 100, 200, 1000].map((quantity) => costOf({ tiers }, quantity))).toEqual([0, 150, 300, 500, 1400]);
  expect(costOf({ price: 3 }, 50)).toBe(150);
});

test('docs/prices.md names every id with its unit', () => {
  const rows = [...documented.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, id, unit, meaning]) => [
    id,
    { unit, meaning },
  ]);
  expect(Object.fromEntries(rows)).toEqual({ ...regionalPriceIds, ...ownNodePriceIds });
});
