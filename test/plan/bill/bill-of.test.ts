import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import { isAwsDeployment } from '../../../lib/model/deployment';
import { priceIds } from '../../../lib/facts/prices/price-ids';
import type { WorkloadGroup } from '../../../lib/model/workload-group';
import type { Bill, BillLine, SystemId } from '../../../lib/plan/bill/bill';
import { systemIds } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import { brokersAt } from '../../../lib/plan/bill/brokers-at';
import { MissingPrices } from '../../../lib/plan/bill/missing-prices';
import { siteOfDeployment } from '../../../lib/model/capacity/site-of-deployment';
import { awsVariant } from '../../support/aws-variant';
import { example } from '../../support/example';

const asOf = '2026-11-21';

const made = (deployment: Deployment): Bill | undefined => billOf(deployment, capacityOf(deployment), asOf);
const bill = (deployment: Deployment): Bill => made(deployment)!;

const retail = example('retail');

const line = ({ systems }: Bill, id: SystemId, item: string): BillLine => {
  const found = systems.find((system) => system.id === id)?.lines.find((each) => each.item === item);
  if (!found) throw new Error(`${id} has no line "${item}"`);
  return found;
};

const items = ({ systems }: Bill, id: SystemId) =>
  systems.find((system) => system.id === id)!.lines.map(({ item }) => item);

const withPlan = (deployment: Deployment, plan: Partial<Deployment['plan']>): Deployment => ({
  ...deployment,
  plan: { ...deployment.plan, ...plan },
});

const withGroups = (deployment: Deployment, change: (group: WorkloadGroup) => WorkloadGroup): Deployment => ({
  ...deployment,
  workloads: deployment.workloads.map(change),
});

const agreed = (price: number, unit: string) => ({ price, unit, source: 'agreement', asOf: '2026-10-01' });

describe('prices', () => {
  test('a region without a price book is an error that names it and says how to add one', () => {
    const deployment = awsVariant('production', (written) => {
      written.platform.region = 'us-west-2';
    });
    expect(() => made(deployment)).toThrow(MissingPrices);
    expect(() => made(deployment)).toThrow(/us-west-2.*eu-central-1, eu-west-1, us-east-1[\s\S]*docs\/prices\.md/);
  });

  test('in such a region the prices of the file are enough, and those that it lacks are named until none is', () => {
    const deployment = awsVariant('production', (written) => {
      written.platform.region = 'us-west-2';
    });
    let prices: Record<string, ReturnType<typeof agreed>> = { 's3.put': agreed(0.005, priceIds['s3.put']!.unit) };
    for (let round = 0; round < 5; round += 1) {
      try {
        const { region, systems } = bill(withPlan(deployment, { prices }));
        expect([region, systems.length]).toEqual(['us-west-2', 4]);
        return;
      } catch (error) {
        const asked = (error as MissingPrices).problems.map(({ message }) => /"(.*?)"/.exec(message)![1]!);
        const unit = (id: string) => priceIds[id]!.unit;
        prices = { ...prices, ...Object.fromEntries(asked.map((id) => [id, agreed(0.1, unit(id))])) };
      }
    }
    throw new Error('prices are still asked for');
  });

  test('a missing price is an error that names it, never zero', () => {
    const deployment = awsVariant('production-existing', (written) => {
      written.platform.nodes.brokers.instanceType = 'c7gn.large';
      written.platform.nodes.controllers.instanceType = 'm6in.large';
    });
    const error = (() => {
      try {
        return made(deployment);
      } catch (thrown) {
        return thrown;
      }
    })() as MissingPrices;
    expect(error).toBeInstanceOf(MissingPrices);
    expect(error.problems.map(({ message }) => message)).toEqual([
      'The price "ec2.c7gn.large" is not known in eu-central-1.',
      'The price "ec2.m6in.large" is not known in eu-central-1.',
    ]);
    const given = {
      'ec2.c7gn.large': agreed(0.15, 'hour'),
      'ec2.m6in.large': agreed(0.17, 'hour'),
    };
    expect(line(bill(withPlan(deployment, { prices: given })), 'automq', 'Broker nodes').unitPrice).toBe(0.15);
  });

  test('prices of the file go before those of the region, for every size of a family', () => {
    const prices = { 'ec2.m7g.large': agreed(0.05, 'hour') };
    const changed = bill(withPlan(retail, { prices }));
    expect(line(changed, 'automq', 'Broker nodes').unitPrice).toBe(0.1);
    expect(changed.prices.find(({ id }) => id === 'ec2.m7g.xlarge')?.source).toBe('agreement');
  });

  test('the age is that of the oldest price that an amount follows from', () => {
    const { asOf: oldest, ageDays, confidence, prices } = bill(retail);
    expect(oldest).toBe(prices.map((price) => price.asOf).sort()[0]);
    expect(ageDays).toBe((Date.parse(asOf) - Date.parse(oldest)) / 86_400_000);
    expect(confidence).toBe('reduced');
  });

  test('only fresh prices that somebody checked give high confidence', () => {
    const { prices } = bill(retail);
    const fresh = Object.fromEntries(prices.map(({ id, unit }) => [id, agreed(1, unit)]));
    expect(bill(withPlan(retail, { prices: fresh }))).toMatchObject({ asOf: '2026-10-01', confidence: 'high' });
  });
});

describe('a cluster that is in no region', () => {
  const needed = {
    'node.broker': agreed(0.4, 'hour'),
    'node.controller': agreed(0.1, 'hour'),
    'volume.gib': agreed(0.05, 'GB-month'),
    's3.storage': agreed(0.01, 'GB-month'),
    's3.put': agreed(0.001, '1000 requests'),
    's3.get': agreed(0.0001, '1000 requests'),
    'transfer.zone': agreed(0, 'GB'),
  };
  const plant = { ...example('private'), workloads: retail.workloads, calendars: retail.calendars };

  test('has no bill while one of the prices that it needs is missing', () => {
    for (const left of Object.keys(needed)) {
      const prices = Object.fromEntries(Object.entries(needed).filter(([id]) => id !== left));
      expect([left, made(withPlan(plant, { prices }))]).toEqual([left, undefined]);
    }
  });

  test('has a bill of its own nodes with all of them, without Amazon MSK and without a currency', () => {
    const { systems, currency, adoption } = bill(withPlan(plant, { prices: needed }));
    expect(systems.map(({ id }) => id)).toEqual(['automq', 'kafka', 'kafka-tiered']);
    expect(currency).toBe('XXX');
    expect(Object.keys(adoption[0]!.totals)).toEqual(['automq', 'kafka', 'kafka-tiered']);
    const [automq] = systems;
    expect(automq!.lines.filter(({ category }) => category === 'nat' || category === 'controlPlane')).toEqual([]);
  });
});

describe('lines', () => {
  test('the month’s hours and seconds are inputs', () => {
    const half = bill(withPlan(retail, { hoursPerMonth: 365 }));
    const whole = bill(retail);
    expect(line(half, 'automq', 'Controller nodes').quantity).toBe(
      line(whole, 'automq', 'Controller nodes').quantity / 2,
    );
    const seconds = bill(withPlan(retail, { secondsPerMonth: 2_592_000 }));
    expect(line(seconds, 'automq', 'Broker nodes')).toEqual(line(whole, 'automq', 'Broker nodes'));
    expect(line(seconds, 'kafka', 'Between zones: replicate').quantity).toBeCloseTo(
      (line(whole, 'kafka', 'Between zones: replicate').quantity * 2_592_000) / (730 * 3600),
      3,
    );
  });

  test('what is written at raised rates counts for as long as it is', () => {
    const [group] = retail.workloads;
    const write = { ...group!.write, repairs: undefined, exceptional: undefined, normalBytesPerSecond: 2 ** 20 };
    const promotional = { bytesPerSecond: 3 * 2 ** 20, when: { kind: 'hours', hoursPerMonth: 73 } } as const;
    const one = { ...retail, workloads: [{ ...group!, write: { ...write, promotional }, reads: [] }] };
    // 730 hours of 1 MiB/s, and 73 of them with 2 MiB/s more, twice 73 at worst; three copies, two cross zones.
    const copied = (mibHours: number) => ((mibHours * 3600) / 1024) * 2 * 2;
    const { monthly } = line(bill(one), 'kafka', 'Between zones: replicate');
    expect(monthly.low).toBeCloseTo(copied(730) * 0.01, 6);
    expect(monthly.typical).toBeCloseTo(copied(730 + 146) * 0.01, 6);
    expect(monthly.high).toBeCloseTo(copied(730 + 292) * 0.01, 6);
  });

  test('requests follow the WAL: one that is not in the object store asks less of it', () => {
    const s3 = line(bill(retail), 'automq', 'Object store requests: PUT');
    const block = line(bill({ ...retail, wal: { kind: 'block' } as never }), 'automq', 'Object store requests: PUT');
    expect(block.quantity).toBeLessThan(s3.quantity);
  });

  test('with the zone router only clients that say nothing of zones cross them, without it all do', () => {
    const told = withGroups(retail, (group) => ({
      ...group,
      write: { ...group.write, sameZoneShare: 1 },
      reads: group.reads.map((reader) => ({ ...reader, sameZoneShare: 1 })),
    }));
    expect(line(bill(told), 'automq', 'Between zones: produce').quantity).toBe(0);
    expect(line(bill(told), 'automq', 'Between zones: proxy').quantity).toBeGreaterThan(0);
    const without = bill({ ...told, kafka: { ...told.kafka, zoneRouter: false } });
    const kafka = line(without, 'kafka', 'Between zones: produce');
    expect(line(without, 'automq', 'Between zones: produce').quantity).toBe(kafka.quantity);
    expect(line(without, 'automq', 'Between zones: proxy').quantity).toBe(0);
  });

  test('copies cost nothing on Amazon MSK and nothing here, and the lines say so', () => {
    for (const id of ['automq', 'msk'] as const) {
      const { quantity, monthly, basis } = line(bill(retail), id, 'Between zones: replicate');
      expect([quantity, monthly.high, basis !== '']).toEqual([0, 0, true]);
    }
    expect(line(bill(retail), 'kafka', 'Between zones: replicate').monthly.low).toBeGreaterThan(0);
  });

  test('one zone has no transfer between zones', () => {
    const pilot = { ...example('minimal'), workloads: retail.workloads, calendars: retail.calendars };
    expect(items(bill(pilot), 'automq').filter((item) => item.startsWith('Between zones'))).toEqual([]);
    expect(items(bill(pilot), 'kafka').filter((item) => item.startsWith('Between zones'))).toEqual([]);
  });

  test('clients pay for their PrivateLink endpoints, nobody else for anything', () => {
    const clients = bill(retail).systems[0]!.lines.filter(({ payer }) => payer === 'client');
    expect(clients.map(({ item }) => item)).toEqual([
      'PrivateLink endpoints of the clients',
      'PrivateLink endpoints of the clients: bytes',
    ]);
  });

  test('exports to other regions and to the internet are paid by the GB', () => {
    const to = (destination: 'otherRegion' | 'internet') =>
      bill(
        withGroups(retail, (group) => ({
          ...group,
          reads: group.reads.map((reader) => (reader.kind === 'analytics' ? { ...reader, destination } : reader)),
        })),
      );
    const regional = to('otherRegion');
    expect(items(regional, 'automq')).toContain('To other regions: analytics export');
    const { quantity, monthly } = line(to('internet'), 'automq', 'To the internet: analytics export');
    expect(quantity).toBeCloseTo(line(regional, 'automq', 'To other regions: analytics export').quantity, 6);
    expect(monthly.typical).toBeGreaterThan(quantity * 0.05);
  });

  test('people’s time has a line only where the file says what it costs', () => {
    expect(line(bill(retail), 'automq', 'People’s time').monthly.typical).toBeGreaterThan(0);
    expect(items(bill(withPlan(retail, { people: undefined })), 'automq')).not.toContain('People’s time');
  });

  test('a month without traffic prices an idle platform, recommends nothing and asks for workloads', () => {
    const idle = bill(example('production'));
    expect(idle.systems.map(({ id }) => id)).toEqual(systemIds);
    expect(line(idle, 'automq', 'Object storage').quantity).toBe(0);
    // Three brokers, in three zones by three ways each 15 s; the router's channel takes one more for the zone's own.
    const [rounds, seconds] = [3 / 15, 730 * 3600];
    expect(line(idle, 'automq', 'Object store requests: PUT').quantity).toBeCloseTo((3 * 4 * rounds * seconds) / 1000);
    expect(line(idle, 'automq', 'Object store requests: GET').quantity).toBeCloseTo((3 * 4 * rounds * seconds) / 1000);
    expect(idle).toMatchObject({ showback: [], sensitivity: [] });
    expect(idle.verdict.recommended).toBeUndefined();
    expect(idle.verdict.text).toMatch(/^Write `workloads` first/);
  });
});

test('every system says who does each task, and this deployment what it does of it itself', () => {
  const { systems } = bill(retail);
  const [automq, ...others] = systems.map(({ operates }) => operates);
  for (const operates of others) expect(operates.map(({ what }) => what)).toEqual(automq!.map(({ what }) => what));
  expect(systems.flatMap(({ operates }) => operates).filter(({ who }) => who === '')).toEqual([]);
  const who = (deployment: Deployment, task: string) =>
    bill(deployment).systems[0]!.operates.find(({ what }) => what === task)!.who;
  expect(who(retail, 'Adding and removing brokers')).toContain('autoscaler');
  expect(who({ ...retail, autoscaling: { kind: 'none' } }, 'Adding and removing brokers')).toContain(
    'number in the file',
  );
  const unrouted = { ...retail, kafka: { ...retail.kafka, zoneRouter: false } };
  expect(who(unrouted, 'Clients’ way between zones')).toContain('off');
});

test('brokers that are needed never get fewer as rates grow, and ordinary hours never need more than the peak', () => {
  const at = brokersAt(capacityOf(retail), siteOfDeployment(retail));
  const counts = [0.1, 0.25, 0.5, 0.99, 1, 1.01, 2, 4, 8, 10].map(at);
  const peaks = counts.map(({ peak }) => peak);
  expect(peaks).toEqual([...peaks].sort((one, other) => one - other));
  expect(peaks.at(-1)!).toBeGreaterThan(peaks[0]!);
  expect(counts.filter(({ normal, peak }) => normal > peak)).toEqual([]);
  expect(at(1).peak).toBe(Math.max(...capacityOf(retail).perEnvelope.map(({ requiredPerZone }) => requiredPerZone)));
});

test('the same deployment gives the same bill', () => {
  expect(bill(retail)).toEqual(bill(retail));
  expect(isAwsDeployment(retail)).toBe(true);
});
