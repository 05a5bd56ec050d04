import * as fc from 'fast-check';
import type { Capacity } from '../../../lib/model/capacity/capacity';
import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import type { RaisedRate, WorkloadGroup } from '../../../lib/model/workload-group';
import { envelopes, workloadGroup } from '../../../lib/model/workload-group';
import { example, exampleNames } from '../../support/example';
import { calendarsAndWorkloads } from '../../support/generated-workloads';
import { planned } from '../../support/planned';
import { writtenGroup } from '../../support/written-group';

const base = { routed: example('production'), direct: example('production-existing'), small: example('minimal') };

/** An example with generated calendars and groups, and with a plan that wants one or the other to be survived. */
const deployments = fc
  .record({
    site: fc.constantFrom('routed' as const, 'direct' as const, 'small' as const),
    survive: fc.constantFrom('zone' as const, 'broker' as const, 'nothing' as const),
    asked: calendarsAndWorkloads(),
  })
  .map(({ site, survive, asked }): Deployment => {
    const from = base[site];
    const plan = { ...from.plan, survive };
    const kafka = { ...from.kafka, zoneRouter: site === 'routed' };
    return { ...from, plan, kafka, calendars: asked.calendars, workloads: asked.workloads.map(workloadGroup) };
  });

const required = ({ perEnvelope }: Capacity) => perEnvelope.map(({ requiredPerZone }) => requiredPerZone);

const changed = (deployment: Deployment, change: (group: WorkloadGroup) => WorkloadGroup): Deployment => ({
  ...deployment,
  workloads: deployment.workloads.map(change),
});

const times = (factor: number) => (group: WorkloadGroup) => {
  const more = <T extends RaisedRate>(rate: T | undefined): T | undefined =>
    rate && { ...rate, bytesPerSecond: rate.bytesPerSecond * factor };
  const { write } = group;
  return {
    ...group,
    write: {
      ...write,
      normalBytesPerSecond: write.normalBytesPerSecond * factor,
      promotional: more(write.promotional),
      exceptional: more(write.exceptional),
      repairs: more(write.repairs),
    },
    reads: group.reads.map((reader) => ({ ...reader, replay: more(reader.replay) })),
  };
};

test('more traffic never takes fewer brokers', () => {
  fc.assert(
    fc.property(deployments, fc.double({ min: 1, max: 20, noNaN: true }), (deployment, factor) => {
      const before = required(capacityOf(deployment));
      const after = required(capacityOf(changed(deployment, times(factor))));
      expect(after.filter((count, index) => count < before[index]!)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('more clients that keep to their zone never take more brokers', () => {
  const keep = (group: WorkloadGroup): WorkloadGroup => ({
    ...group,
    write: { ...group.write, sameZoneShare: 1 },
    reads: group.reads.map((reader) => ({ ...reader, sameZoneShare: 1 })),
  });
  fc.assert(
    fc.property(deployments, (deployment) => {
      const before = required(capacityOf(deployment));
      const after = required(capacityOf(changed(deployment, keep)));
      expect(after.filter((count, index) => count > before[index]!)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('an envelope never takes fewer brokers than the one below it, and a fixed number is left with less by each', () => {
  fc.assert(
    fc.property(deployments, (deployment) => {
      const capacity = capacityOf(deployment);
      const counts = required(capacity);
      const headroom = capacity.perEnvelope.map(({ headroomPercent }) => headroomPercent);
      expect(capacity.perEnvelope.map(({ envelope }) => envelope)).toEqual(envelopes);
      expect([...counts].sort((a, b) => a - b)).toEqual(counts);
      const { least, most } = capacity.brokersPerZone;
      if (least === most) expect([...headroom].sort((a, b) => b - a)).toEqual(headroom);
    }),
    { numRuns: 60 },
  );
});

test('how long records are kept changes no broker, no partition and no time to catch up', () => {
  const longer = (group: WorkloadGroup) => ({ ...group, retainedHours: group.retainedHours * 10 });
  fc.assert(
    fc.property(deployments, (deployment) => {
      const { findings: before, ...rest } = capacityOf(deployment);
      const { findings: after, ...same } = capacityOf(changed(deployment, longer));
      expect(same).toEqual(rest);
      expect(after.length).toBeLessThanOrEqual(before.length);
    }),
    { numRuns: 20 },
  );
});

test('every figure is a number that JSON can hold', () => {
  fc.assert(
    fc.property(deployments, (deployment) => {
      const capacity = capacityOf(deployment);
      expect(JSON.parse(JSON.stringify(capacity))).toEqual(JSON.parse(JSON.stringify(capacity, finite)));
    }),
    { numRuns: 40 },
  );
});

function finite(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} is ${value}`);
  return value;
}

test.each(exampleNames.filter((name) => !['retail', 'supply-chain'].includes(name)))(
  'without workloads %s asks for nothing, and one broker in each zone that something takes over from is enough',
  (name) => {
    const deployment = example(name);
    const { perEnvelope, partitions, catchUp } = capacityOf(deployment);
    expect(perEnvelope.map(({ demand }) => demand.writeBytesPerSecond)).toEqual([0, 0, 0]);
    expect(new Set(perEnvelope.map(({ requiredPerZone }) => requiredPerZone))).toEqual(
      new Set([deployment.brokers.length > 1 ? 1 : 2]),
    );
    expect(perEnvelope.map(({ s3 }) => s3)).toEqual(Array(3).fill({ putPerSecond: 0, getPerSecond: 0 }));
    expect([...partitions, ...catchUp]).toEqual([]);
  },
);

test('every one of 200 groups with 20 calendars is raised in the exceptional envelope', () => {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
  const names = Array.from({ length: 20 }, (_, index) => `peak-${'abcdefghijklmnopqrst'[index]!}`);
  const groups = Array.from({ length: 200 }, (_, index) =>
    writtenGroup(`group-${'abcdefghij'[index % 10]!}${index}`, {
      write: {
        normal: { rate: '1 MiB/s' },
        promotional: { rate: '2 MiB/s', calendar: names[index % 20]! },
        exceptional: { rate: '3 MiB/s', hoursPerMonth: 2 },
      },
    }),
  );
  const deployment = planned(groups, (written) => {
    written.calendars = names.map((name, index) => ({
      name,
      timeZone: ['UTC', 'Europe/Berlin', 'America/New_York'][index % 3]!,
      windows: [
        { kind: 'weekly', days: [days[index % 7]!, days[(index + 2) % 7]!], from: '18:00', to: '02:00' },
        { kind: 'dates', first: `2026-${String(1 + (index % 12)).padStart(2, '0')}-10`, last: '2026-12-20' },
      ],
    }));
  });
  const { perEnvelope } = capacityOf(deployment);
  expect(perEnvelope[2]!.demand.raisedGroups).toHaveLength(200);
});
