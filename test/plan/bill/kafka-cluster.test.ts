import type { ClusterDemand, ClusterRules, Machine } from '../../../lib/plan/bill/kafka-cluster';
import { kafkaCluster, machineFor } from '../../../lib/plan/bill/kafka-cluster';
import { crossingCopies } from '../../../lib/plan/bill/transfer-lines';

const mb = 1e6;
const rules: ClusterRules = {
  zones: 3,
  replicationFactor: 3,
  headroom: 0.3,
  survive: 'zone',
  diskFill: 0.7,
  disksEach: 1,
  uploads: 0,
  bytesPerSecondPerVcpu: 1000 * mb,
  requestsPerSecondPerVcpu: 1000,
};
const machine: Machine = {
  name: 'some.large',
  price: 'ec2.some.large',
  networkBytesPerSecond: 100 * mb,
  vcpu: 2,
  mostPerZone: 10,
};
const demand = (write: number, live = 0, more: Partial<ClusterDemand> = {}): ClusterDemand => ({
  writeBytesPerSecond: write * mb,
  liveReadBytesPerSecond: live * mb,
  catchUpReadBytesPerSecond: 0,
  requestsPerSecond: 0,
  ...more,
});
const cluster = (asked: ClusterDemand, storedGb: number, own: Partial<ClusterRules> = {}) =>
  kafkaCluster({ demand: asked, storedGb }, machine, { ...rules, ...own });

test('an idle cluster still has a broker for each copy, and the same number in each zone', () => {
  expect(cluster(demand(0), 0)).toMatchObject({ brokers: 3, diskGibEach: 0, binding: 'copies' });
  expect(cluster(demand(0), 0, { zones: 2 }).brokers).toBe(4);
});

test('each byte comes in once for each copy', () => {
  // 100 MB/s three times are 300 MB/s; 70 % of 100 MB/s each: 4.3 brokers.
  expect(cluster(demand(100), 0)).toMatchObject({ brokers: 6, binding: 'network' });
  expect(cluster(demand(100), 0, { survive: 'nothing', zones: 1 }).brokers).toBe(5);
});

test('what goes out to copies, readers and the object store counts where it is more', () => {
  const noFailure: Partial<ClusterRules> = { survive: 'nothing', zones: 1, headroom: 0 };
  expect(cluster(demand(100, 300), 0, noFailure).brokers).toBe(5);
  expect(cluster(demand(100, 300), 0, { ...noFailure, uploads: 1 }).brokers).toBe(6);
});

test('one more broker survives the loss of one', () => {
  const without: Partial<ClusterRules> = { zones: 1, headroom: 0, survive: 'nothing' };
  expect(cluster(demand(100), 0, without).brokers).toBe(3);
  expect(cluster(demand(100), 0, { ...without, survive: 'broker' }).brokers).toBe(4);
  // In one zone nothing is left without it, so there a broker is looked at.
  expect(cluster(demand(100), 0, { ...without, survive: 'zone' }).brokers).toBe(4);
});

test('without a zone there is a copy less where each had one, and as many where some had none', () => {
  // Two zones are left: of 300 MB/s in they take 200, or 250 and 250 of four zones' three where copies move on.
  const full: Partial<ClusterRules> = { headroom: 0 };
  expect(cluster(demand(300), 0, full).brokers).toBe(9);
  expect(cluster(demand(300), 0, { ...full, zones: 4 }).brokers).toBe(12);
  // With two copies in three zones any of them may have been there: 600 MB/s over what is left.
  expect(cluster(demand(300), 0, { ...full, replicationFactor: 2 }).brokers).toBe(9);
});

test('clients, copies and requests take CPU', () => {
  const slow: Partial<ClusterRules> = { bytesPerSecondPerVcpu: 10 * mb, survive: 'nothing', headroom: 0, zones: 1 };
  // 100 MB/s written, 200 MB/s of copies and 100 MB/s read at 10 MB/s a vCPU are 40 vCPUs.
  expect(cluster(demand(100, 100), 0, slow)).toMatchObject({ brokers: 20, binding: 'CPU' });
  // 4000 requests/s at 1000 a vCPU are 4 more.
  expect(cluster(demand(100, 100, { requestsPerSecond: 4000 }), 0, slow).brokers).toBe(22);
});

test('disks hold every copy at the fill that the plan says, and a broker no more than it may have', () => {
  const small = cluster(demand(1), 700);
  expect(small.diskGibEach * small.brokers).toBeCloseTo(3000, 6);
  // 100,000 GB three times over 0.7 are 428,571 GiB: 27 volumes of 16 TiB.
  expect(cluster(demand(1), 100_000)).toMatchObject({ brokers: 27, disksEach: 1, binding: 'disks' });
  // With eight each, 27 are on four brokers, so on six.
  expect(cluster(demand(1), 100_000, { disksEach: 8 })).toMatchObject({ brokers: 6, disksEach: 5, binding: 'disks' });
});

test('a larger type is taken where more of the smaller ones would be wanted than a zone has, and then it is enough', () => {
  const [small, large] = [machine, { ...machine, name: 'some.xlarge', networkBytesPerSecond: 200 * mb, vcpu: 4 }];
  const chosen = (write: number, storedGb = 0) =>
    machineFor({ demand: demand(write), storedGb }, [small, large], rules).name;
  // 10 in each of three zones at 70 % carry 2100 MB/s, three copies of 700.
  expect(chosen(699)).toBe('some.large');
  expect(chosen(701)).toBe('some.xlarge');
  expect(chosen(100_000)).toBe('some.xlarge');
  // Disks that want 54 brokers anyway leave small ones enough.
  expect(chosen(701, 200_000)).toBe('some.large');
});

test.each([0, 10, 100, 1000])(
  'more load never takes fewer vCPUs, and twice the load never fewer brokers, with %i GB for each MB/s',
  (gbEach) => {
    const machines = [1, 2, 4, 8].map((size) => ({
      ...machine,
      networkBytesPerSecond: size * 100 * mb,
      vcpu: size * 2,
    })) as [Machine, ...Machine[]];
    const sized = (write: number) => {
      const work = { demand: demand(write, write), storedGb: write * gbEach };
      const type = machineFor(work, machines, rules);
      const { brokers } = kafkaCluster(work, type, rules);
      return { brokers, vcpu: brokers * type.vcpu };
    };
    const rates = Array.from({ length: 200 }, (_, index) => 7 * 1.04 ** index);
    rates.slice(1).forEach((rate, index) => {
      expect(sized(rate).vcpu).toBeGreaterThanOrEqual(sized(rates[index]!).vcpu);
      expect(sized(rate * 2).brokers).toBeGreaterThanOrEqual(sized(rate).brokers);
    });
  },
);

test.each([
  [3, 3, 2],
  [3, 1, 0],
  [3, 2, 4 / 3],
  [2, 3, 1],
  [4, 3, 2.5],
])('of %i copies over %i zones %f go to another zone than the leader’s', (replicationFactor, zones, wanted) => {
  expect(crossingCopies(replicationFactor, zones)).toBeCloseTo(wanted, 10);
});
