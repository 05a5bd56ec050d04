import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import { plainGroup, planned } from '../../support/planned';

type Change = Parameters<typeof plainGroup>[2];

const partitionsOf = (rate: string, change: Change) =>
  capacityOf(planned([plainGroup('orders', rate, { partitions: {}, ...change })])).partitions[0]!;

const reads = [{ kind: 'live' as const, name: 'views', fanOut: 5 }];

test('partitions are the more of the peak over producers and the peak over a consumer', () => {
  expect(partitionsOf('95 MiB/s', { reads }).required).toBe(19);
  expect(partitionsOf('95 MiB/s', { reads: [] }).required).toBe(10);
  const measured = { producerMibPerSecond: 4, consumerMibPerSecond: 40 };
  expect(partitionsOf('95 MiB/s', { reads, partitions: measured }).required).toBe(24);
});

test('the peak is the highest envelope with repairs on top', () => {
  const write = {
    normal: { rate: '10 MiB/s' },
    promotional: { rate: '40 MiB/s', hoursPerMonth: 1 },
    exceptional: { rate: '90 MiB/s', hoursPerMonth: 1 },
    repairs: { rate: '10 MiB/s', hoursPerMonth: 1 },
  };
  expect(partitionsOf('', { write, reads }).required).toBe(20);
});

test('every topic has one', () => {
  const topics = ['a', 'b', 'c'].map((name) => ({ name }));
  expect(partitionsOf('1 MiB/s', { topics }).required).toBe(3);
});

test('a key with more than one partition carries is hot, however many there are', () => {
  expect(partitionsOf('60 MiB/s', { reads, keys: { hottestPercent: 8 } }).hotKey).toBe(false);
  expect(partitionsOf('60 MiB/s', { reads, keys: { hottestPercent: 9 } }).hotKey).toBe(true);
  expect(partitionsOf('60 MiB/s', { reads: [], keys: { hottestPercent: 9 } }).hotKey).toBe(false);
});
