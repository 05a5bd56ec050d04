import type { BillInput } from '../../../lib/plan/bill/bill-input';
import { spreadOf } from '../../../lib/plan/bill/assumptions';
import type { DraftLine } from '../../../lib/plan/bill/draft-line';
import { objectStoreLines } from '../../../lib/plan/bill/object-store-lines';
import type { Prices } from '../../../lib/plan/bill/prices';
import { nothingAround } from '../../../lib/plan/bill/surroundings-of';
import type { SystemParts } from '../../../lib/plan/bill/system-lines';
import { systemLines } from '../../../lib/plan/bill/system-lines';
import type { Flow, Traffic } from '../../../lib/plan/bill/traffic';
import { allFlows, flowOn, noTraffic } from '../../../lib/plan/bill/traffic';
import { wayOutLines } from '../../../lib/plan/bill/way-out-lines';

/*
 * Figures that others have published, each with the assumptions that they state. What they leave out is left out here:
 * the tiers of S3's price, what is expired and not yet deleted, controllers, networks.
 */

/** AutoMQ's benchmark states flat prices; gp3 at $0.09 is above the list price of then and now. */
const published: Readonly<Record<string, number>> = {
  'ec2.m7g.4xlarge': 0.6528,
  'ebs.gp3.gib': 0.09,
  's3.storage': 0.023,
  's3.put': 0.005,
  's3.get': 0.0004,
  'transfer.zone': 0.01,
  'nat.gb': 0.045,
  'endpoint.hour': 0.01,
  'endpoint.gb': 0.01,
  'nlb.hour': 0.0225,
  'nlb.lcu': 0.006,
};

const prices: Prices = (id) => {
  const price = published[id];
  return price === undefined ? undefined : { price, unit: '', source: 'as published', asOf: '2026-01-01' };
};

const exact = { ...spreadOf('typical'), storageOverhead: 1, requestFactor: 1 };

/** 730 hours of machines, and a month of 30 days for what flows. */
const inputOf = (traffic: Partial<Traffic>, bytesPerGb: number): BillInput => ({
  month: { hours: 730, seconds: 2_592_000, bytesPerGb },
  zones: 3,
  traffic: { ...noTraffic, ...traffic },
  raisedHours: 0,
  spread: exact,
  prices,
});

const cluster = (gb: number, toldGb: number) => flowOn('cluster', { gb, toldGb } satisfies Flow);

/** Written, and read once in the region. */
const moved = (flows: Traffic['written']): Partial<Traffic> => ({
  written: flows,
  read: flows,
  readInRegion: allFlows(flows),
});

const sumOf = (lines: readonly DraftLine[], category: DraftLine['category'] | 'total') =>
  lines
    .filter((line) => line.memo !== true && (category === 'total' || line.category === category))
    .reduce((sum, { amount }) => sum + amount, 0);

const withinOnePercent = (found: number, wanted: number) => {
  expect(found).toBeGreaterThan(wanted * 0.99);
  expect(found).toBeLessThan(wanted * 1.01);
};

/** facts/peers.md 5.1: 1 GiB/s written, read once, kept for three days, every client in the zone of its broker. */
describe('AutoMQ’s benchmark of 1 GiB/s', () => {
  const writtenGb = 2_592_000;
  const storedGb = 259_200;
  const input = inputOf({ ...moved(cluster(writtenGb, writtenGb)), storedGb }, 2 ** 30);

  const automq: SystemParts = {
    id: 'automq',
    brokers: 6,
    runningBrokers: 6,
    nodes: [{ what: 'Broker nodes', count: 6, price: 'ec2.m7g.4xlarge', basis: '' }],
    volumes: [],
    transfer: { kind: 'sharedStorage', zoneRouter: true },
    objectStore: {
      storedGb,
      storedBasis: '',
      // The law of KPC for 1000 MB/s: 0.295 PUT and 0.127 GET for each MB.
      putPerSecond: 295,
      getPerSecond: 127,
      requestBasis: '',
      keys: { made: 0, encrypts: false },
    },
    objectStoreTrips: 2.5,
    around: nothingAround,
  };

  /** $18,447 of machines at $476.544 each; the disks hold three copies of three days, filled to the brim. */
  const machines = 18_447 / 476.544;
  const kafka: SystemParts = {
    id: 'kafka',
    brokers: machines,
    runningBrokers: machines,
    nodes: [{ what: 'Broker machines', count: machines, price: 'ec2.m7g.4xlarge', basis: '' }],
    volumes: [
      {
        what: 'Log disks of the brokers',
        count: machines,
        gibEach: (storedGb * 3) / machines,
        price: 'ebs.gp3.gib',
        basis: '',
      },
    ],
    transfer: { kind: 'replicated', replicationFactor: 3, followerFetch: true, paysForCopies: true },
    objectStoreTrips: 0,
    around: nothingAround,
  };

  test.each([
    ['compute', 2859],
    ['objectStorage', 5961],
    ['objectRequests', 3952],
    ['zoneTransfer', 128],
    ['total', 12_899],
  ] as const)('AutoMQ’s %s is $%i within one percent', (category, wanted) => {
    withinOnePercent(sumOf(systemLines(input, automq), category), wanted);
  });

  test.each([
    ['compute', 18_447],
    ['volumes', 69_984],
    ['zoneTransfer', 138_240],
    ['total', 226_671],
  ] as const)('Kafka’s %s is $%i within one percent', (category, wanted) => {
    withinOnePercent(sumOf(systemLines(input, kafka), category), wanted);
  });
});

/** facts/peers.md 5.6: 100 MB/s written, three copies, clients that say nothing of zones, one consumer group. */
describe('the anchors of 100 MB/s', () => {
  const writtenGb = 259_200;
  const written = cluster(writtenGb, 0);
  const bare: SystemParts = {
    id: 'kafka',
    brokers: 3,
    runningBrokers: 3,
    nodes: [],
    volumes: [],
    transfer: { kind: 'replicated', replicationFactor: 3, followerFetch: true, paysForCopies: true },
    objectStoreTrips: 1.5,
    around: nothingAround,
  };

  test('Kafka’s bytes between zones cost $17,280', () => {
    const lines = systemLines(inputOf(moved(written), 1e9), bare);
    withinOnePercent(sumOf(lines, 'zoneTransfer'), 17_280);
  });

  test('AutoMQ’s, with clients that tell their zone, cost next to nothing', () => {
    const told = cluster(writtenGb, writtenGb);
    const lines = systemLines(inputOf(moved(told), 1e9), {
      ...bare,
      transfer: { kind: 'sharedStorage', zoneRouter: true },
    });
    expect(sumOf(lines, 'zoneTransfer')).toBeLessThan(17_280 / 1000);
  });

  test('over PrivateLink, producing alone, the clients’ endpoints cost $2,592 and three times $7.30', () => {
    const privateLink = flowOn('privateLink', { gb: writtenGb, toldGb: 0 });
    const waysIn = [{ intent: 'privateLink', hostedZones: 0, consumers: 1 }] as const;
    const lines = systemLines(inputOf({ written: privateLink }, 1e9), {
      ...bare,
      around: { ...nothingAround, waysIn },
    }).filter(({ payer }) => payer === 'client');
    withinOnePercent(sumOf(lines, 'total'), 2592 + 3 * 7.3);
    expect(lines.map(({ amount }) => Math.round(amount * 10) / 10)).toEqual([21.9, 2592]);
  });

  test.each([
    ['Object store requests: PUT', 382],
    ['Object store requests: GET', 13],
    ['Object storage', 199],
  ])('%s costs $%i', (item, wanted) => {
    const lines = objectStoreLines(inputOf({ written }, 1e9), {
      storedGb: 8640,
      storedBasis: '',
      putPerSecond: 29.5,
      getPerSecond: 12.7,
      requestBasis: '',
      keys: { made: 0, encrypts: false },
    });
    const [line] = lines.filter((each) => each.item === item);
    // The anchors are whole dollars.
    expect(Math.round(line!.amount)).toBe(wanted);
  });

  test('the gateway endpoint keeps $17,496 of NAT from the bill, and the line says so', () => {
    const around = { ...nothingAround, gatewayEndpoint: true };
    const [line] = wayOutLines(inputOf({ written }, 1e9), around, { nodes: 3, objectStoreTrips: 1.5 });
    expect(line?.amount).toBe(0);
    expect(line?.basis).toContain('388,800 GB would cost 17,496 a month');
  });
});
