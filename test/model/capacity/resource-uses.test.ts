import { byteFlows, totalOf } from '../../../lib/model/capacity/byte-flows';
import type { Resource } from '../../../lib/model/capacity/capacity';
import { demandOf } from '../../../lib/model/capacity/demand-of';
import { resourceUses } from '../../../lib/model/capacity/resource-uses';
import { siteOfDeployment } from '../../../lib/model/capacity/site-of-deployment';
import { healthySpread } from '../../../lib/model/capacity/spread';
import type { AwsDeployment } from '../../../lib/model/deployment';
import { cachesOf } from '../../../lib/model/memory';
import { plainGroup, planned } from '../../support/planned';

const mib = 2 ** 20;

/** 60 MiB/s that two consumer groups read live, over 24 partitions. */
const read = plainGroup('orders', '60 MiB/s', {
  reads: [{ kind: 'live', name: 'views', fanOut: 2, sameZonePercent: 100, consumers: 12 }],
  message: { bytes: 1000, batchBytes: 65_536 },
  write: { normal: { rate: '60 MiB/s' }, sameZonePercent: 100, producers: 30 },
});

const normalOf = (deployment: AwsDeployment) =>
  demandOf(siteOfDeployment(deployment).groups, { envelope: 'normal', on: new Set(), unannounced: false });

function usesOf(deployment: AwsDeployment, perZone: number) {
  const site = siteOfDeployment(deployment);
  const uses = resourceUses(normalOf(deployment), site, healthySpread(site, perZone));
  return Object.fromEntries(uses.map((use) => [use.resource, use])) as Readonly<
    Record<Resource, (typeof uses)[number]>
  >;
}

describe('a broker of two in each of three zones, with TLS and the zone router', () => {
  const uses = usesOf(planned([read]), 2);

  test('takes in what is produced, compacted, routed and shown to other zones', () => {
    // 60 + 30 + 60 × 2/3 + 60 × 2, over six brokers.
    expect(uses.networkIn.used / mib).toBeCloseTo(250 / 6, 9);
    expect(uses.networkIn.limit).toBe(1876e6 / 8);
  });

  test('sends data, compaction, what is read, and every byte to the channel in place of the WAL', () => {
    // 60 + 30 + 60 + 120, over six brokers.
    expect(uses.networkOut.used / mib).toBeCloseTo(270 / 6, 9);
    expect(uses.networkOut.basis).toBe(
      'data 60.0 MiB/s + written by compaction 30.0 MiB/s + to live readers 120.0 MiB/s + to the router’s channel 60.0 MiB/s, over 6 brokers; each sustains 223.6 MiB/s',
    );
  });

  test('spends CPU on the bytes of clients, more with TLS, and on requests', () => {
    expect(uses.cpu.used).toBeCloseTo(((180 / 53) * 1.4 + (180 * 16) / 1500) / 6, 9);
    expect(uses.cpu.limit).toBe(3.62);
  });

  test('keeps the seconds of the model in the third of the WAL cache that the router leaves', () => {
    const { directMib } = planned([read]).brokers[0]!.size;
    expect(uses.cache.used / mib).toBeCloseTo(100, 9);
    expect(uses.cache.limit).toBeCloseTo(cachesOf(directMib).walBytes / 3, 3);
  });

  test('has its share of partitions, and connections of the clients of its zone', () => {
    expect(uses.partitions.used).toBe(4);
    // 10 producers a zone, each to both brokers; 4 consumers a zone of two partitions each.
    expect(uses.connections.used).toBeCloseTo(10 + 4, 9);
    expect(uses.heap.used).toBeCloseTo(1024 * (4 * 150 + 14 * 200), 6);
  });
});

test('without the router the WAL is uploaded instead, and clients connect to all zones', () => {
  const uses = usesOf(
    planned([read], (written) => {
      written.kafka.zoneRouter = false;
    }),
    2,
  );
  expect(uses.networkIn.used / mib).toBeCloseTo(90 / 6, 9);
  expect(uses.networkOut.used / mib).toBeCloseTo(270 / 6, 9);
  // 30 producers to six brokers each, 12 consumers to two of them.
  expect(uses.connections.used).toBeCloseTo(30 + 12 / 3, 9);
});

test('a broker without TLS spends less CPU', () => {
  const plain = planned([read], (written) => {
    written.security = { kind: 'plaintext' };
  });
  expect(usesOf(plain, 2).cpu.used).toBeCloseTo((180 / 53 + (180 * 16) / 1500) / 6, 9);
});

test('a WAL on a block volume is not on the network, one on NFS is', () => {
  const flowsOf = (kind: 'block' | 'nfs') => {
    const deployment = planned([read], (written) => {
      written.storage = { wal: { kind, storageClass: 'fast', sizeGib: 20 } };
      written.kafka.zoneRouter = false;
    });
    return totalOf(byteFlows(normalOf(deployment), siteOfDeployment(deployment), 3).out) / mib;
  };
  expect(flowsOf('block')).toBeCloseTo(60 + 30 + 120, 9);
  expect(flowsOf('nfs')).toBeCloseTo(60 + 60 + 30 + 120, 9);
});

test('the published ratio of what goes out for each byte that comes in is met: 2.5 with one reader and a block WAL', () => {
  const kpc = planned(
    [plainGroup('benchmark', '500 MB/s', { reads: [{ kind: 'live', name: 'consumers' }] })],
    (written) => {
      written.storage = { wal: { kind: 'block', storageClass: 'gp3', sizeGib: 10 } };
      written.kafka.zoneRouter = false;
    },
  );
  expect(totalOf(byteFlows(normalOf(kpc), siteOfDeployment(kpc), 3).out)).toBeCloseTo(2.5 * 500e6, 0);
});

test('the published benchmark of 1 GiB/s fits on its six m7g.4xlarge, with nothing to spare for a failure', () => {
  const benchmark = planned(
    [plainGroup('benchmark', '1 GiB/s', { reads: [{ kind: 'live', name: 'consumers' }], partitions: { count: 256 } })],
    (written) => {
      written.platform.nodes.brokers.instanceType = 'm7g.4xlarge';
      written.security = { kind: 'plaintext' };
    },
  );
  const uses = usesOf(benchmark, 2);
  expect(Math.round(uses.networkIn.percent)).toBe(80);
  expect(Object.values(uses).filter(({ percent }) => percent > 80)).toEqual([]);
});

test('a measured constant takes the place of the one in the table', () => {
  const measured = planned([read], (written) => {
    written.plan = {
      measured: { clientMibPerSecondPerVcpu: { value: 106, source: 'our load run', on: '2026-11-01' } },
    };
  });
  expect(usesOf(measured, 2).cpu.used).toBeCloseTo(((180 / 106) * 1.4 + (180 * 16) / 1500) / 6, 9);
});
