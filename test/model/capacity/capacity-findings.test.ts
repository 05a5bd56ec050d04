import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Written } from '../../support/aws-variant';
import { example } from '../../support/example';
import { plainGroup, planned } from '../../support/planned';

type Groups = Parameters<typeof planned>[0];

const findings = (groups: Groups, change?: (written: Written) => void) =>
  capacityOf(planned(groups, change)).findings.map(({ id, severity }) => `${severity} ${id}`);

const fixed = (perZone: number) => (written: Written) => {
  written.autoscaling = { kind: 'none' };
  written.kafka.brokers = { perZone };
};

const calm = plainGroup('orders', '5 MiB/s');

test('a deployment that carries its workloads has none', () => {
  expect(findings([calm])).toEqual([]);
});

test('without workloads that is what is found', () => {
  expect(findings([])).toEqual(['warning no-workloads']);
});

test('a fixed number that is too small is told with what runs out and what is needed', () => {
  const peak = { normal: { rate: '5 MiB/s' }, exceptional: { rate: '500 MiB/s', hoursPerMonth: 1 } };
  const many = { ...calm, write: peak, partitions: { count: 50 } };
  const { findings: found } = capacityOf(planned([many], fixed(2)));
  expect(found).toEqual([
    {
      id: 'brokers-too-few',
      severity: 'error',
      message:
        'The exceptional envelope needs 4 brokers in each zone with the headroom of the plan, of 2 that can be there. With all of them the WAL cache is highest, at 125 %.',
      fix: 'Write `kafka.brokers.perZone: 4` or `derived`, or larger nodes.',
    },
  ]);
});

test('an autoscaler that may not add enough is told so, and one whose least is too little for ordinary hours', () => {
  const found = findings([plainGroup('orders', '600 MiB/s')]);
  expect(found.filter((id) => id === 'error autoscaler-most-too-low')).toHaveLength(3);
  expect(found).toContain('warning autoscaler-least-too-low');
});

test('an autoscaler that looks at CPU alone is told when something else runs out before', () => {
  const measured = { value: 1000, source: 'our load run', on: '2026-11-01' };
  const unbound = (written: Written) => {
    written.plan = {
      measured: { clientMibPerSecondPerVcpu: measured, requestsPerSecondPerVcpu: { ...measured, value: 1e6 } },
    };
  };
  expect(findings([plainGroup('orders', '250 MiB/s')], unbound)).toContain('warning autoscaler-blind');
  expect(findings([plainGroup('orders', '100 MiB/s')])).not.toContain('warning autoscaler-blind');
});

test('more brokers than a zone can have are answered with larger nodes', () => {
  const found = capacityOf(
    planned([plainGroup('orders', '4 GiB/s', { partitions: { count: 500 } })], fixed(3)),
  ).findings;
  expect(found.map(({ fix }) => fix)).toContain(
    'Choose larger nodes, such as `platform.nodes.brokers.instanceType: derived` on AWS.',
  );
});

test('a partition that is too much for a broker of its own is no matter of their number', () => {
  const one = plainGroup('orders', '300 MiB/s', { partitions: { count: 1 } });
  const { perEnvelope, findings: found } = capacityOf(planned([one], fixed(8)));
  expect(perEnvelope.map(({ fits }) => fits)).toEqual([false, false, false]);
  expect(perEnvelope[0]?.requiredPerZone).toBeLessThanOrEqual(8);
  expect(found.find(({ id }) => id === 'partition-too-large')?.message).toContain(
    'one partition of orders is too much',
  );
});

test('a hot key and too few partitions are told apart', () => {
  expect(findings([plainGroup('orders', '30 MiB/s', { partitions: { count: 2 } })])).toEqual([
    'warning partitions-too-few',
  ]);
  expect(findings([plainGroup('orders', '30 MiB/s', { keys: { hottestPercent: 60 } })])).toEqual(['error hot-key']);
});

test('a wish below what the WAL takes is told, with the router’s share', () => {
  const fast = (produceP99Ms: number) => [{ ...calm, latency: { produceP99Ms, freshnessSeconds: 5 } }];
  // 250 + 50 for the WAL, and as much for the router's channel.
  expect(findings(fast(599))).toEqual(['warning latency-below-wal']);
  expect(findings(fast(600))).toEqual([]);
  const direct = (written: Written) => {
    written.kafka.zoneRouter = false;
  };
  expect(findings(fast(300), direct)).toEqual([]);
  expect(findings(fast(299), direct)).toEqual(['warning latency-below-wal']);
  const onVolume = (written: Written) => {
    direct(written);
    written.storage = { wal: { kind: 'nfs', storageClass: 'shared', sizeGib: 20 } };
  };
  expect(findings(fast(1), onVolume)).toEqual([]);
});

test('a replay that goes further back than records are kept is told', () => {
  const replay = { kind: 'replay', name: 'rebuild', rate: '1 MiB/s', hoursPerMonth: 1, windowHours: 1000 } as const;
  expect(findings([{ ...calm, reads: [replay], retentionHours: { replay: 999 } }])).toEqual([
    'warning replay-beyond-retention',
  ]);
  expect(findings([{ ...calm, reads: [replay], retentionHours: { replay: 24, audit: 1000 } }])).toEqual([]);
});

test('a reader that never gets level again is told', () => {
  const slow = {
    ...calm,
    reads: [{ kind: 'live' as const, name: 'views' }],
    partitions: { count: 1, consumerMibPerSecond: 5 },
  };
  expect(findings([slow])).toContain('error catch-up-never');
});

test('the survival of a zone is no wish for one zone', () => {
  const inOneZone = (written: Written) => {
    fixed(2)(written);
    written.zones = written.zones.slice(0, 1);
    written.kafka.zoneRouter = false;
  };
  expect(findings([calm], inOneZone)).toEqual(['warning zone-survival-impossible']);
});

test.each(['retail', 'supply-chain'] as const)('the example %s has nothing to look at', (name) => {
  expect(capacityOf(example(name)).findings).toEqual([]);
});
