import { deployedBrokers } from '../../lib/model/capacity/deployed-brokers';
import { simulatedDay } from '../../lib/simulate/simulated-day';
import { exampleDay } from '../../lib/simulate/traffic/example-day';
import { exampleDayNames } from '../../lib/simulate/traffic/example-days';
import { example } from '../support/example';

const names = ['retail', 'production', 'supply-chain'] as const;
type Name = (typeof names)[number];

/** Read once: that takes as long as a day. */
const deployments = new Map(names.map((name) => [name, example(name)]));
const deploymentOf = (name: Name) => deployments.get(name)!;
const each = names.flatMap((name) => exampleDayNames.map((day) => ({ name, day })));

test.each(each)('$name, $day: the number never flaps, nobody waits, and nothing is over its limit', ({ name, day }) => {
  const deployment = deploymentOf(name);
  const { findings, simulation } = simulatedDay(deployment, exampleDay(deployment, day));
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(simulation.points).toHaveLength(5760);
});

const hours = (hour: number) => hour * 3600;

test.each(each.filter(({ day }) => day !== 'replay'))(
  '$name, $day: the other zones carry what a lost one did, at the busiest hour',
  ({ name, day }) => {
    const deployment = deploymentOf(name);
    const away = exampleDayNames.indexOf(day) % deployment.brokers.length;
    const zone = deployment.brokers[away]!.zone.id;
    const loss = { zone, fromSecond: hours(19), toSecond: hours(19) + 1200 };
    const { summary, findings, simulation } = simulatedDay(deployment, exampleDay(deployment, day), loss);
    expect(findings.filter(({ id }) => id === 'limit' || id === 'lag' || id === 'flap')).toEqual([]);
    expect(summary.livePercent).toBeLessThanOrEqual(100);
    const out = simulation.points.slice(hours(19) / 15, (hours(19) + 1200) / 15);
    expect(out.every(({ zones }) => zones[away]!.loaded === 0 && zones.some(({ loaded }) => loaded > 0))).toBe(true);
  },
);

test('brokers wait for partitions of a lost zone until its session has ended and each log is recovered', () => {
  const deployment = deploymentOf('supply-chain');
  const loss = { zone: deployment.brokers[0]!.zone.id, fromSecond: hours(12), toSecond: hours(13) };
  const { summary } = simulatedDay(deployment, exampleDay(deployment, 'quiet'), loss);
  expect(summary.lagSeconds).toBe(9 + 3 * 2);
});

test('a zone that comes back gets no work before its nodes, its brokers and the balancer are ready', () => {
  const deployment = deploymentOf('retail');
  const loss = { zone: deployment.brokers[0]!.zone.id, fromSecond: hours(12), toSecond: hours(12.5) };
  const { simulation } = simulatedDay(deployment, exampleDay(deployment, 'quiet'), loss);
  const at = (minutes: number) => simulation.points[(12.5 * 60 + minutes) * 4]!.zones[0]!;
  expect(at(3)).toMatchObject({ ready: 0, loaded: 0 });
  expect(at(4)).toMatchObject({ ready: deployedBrokers(deployment).least, loaded: 0 });
  expect(at(6)).toMatchObject({ loaded: deployedBrokers(deployment).least });
});

test.each([45, 120, 240])(
  'a zone that was away for %d minutes of an unplanned peak does not flap when it is back',
  (away) => {
    const retail = deploymentOf('retail');
    if (retail.autoscaling.kind !== 'network') throw new Error('the example is scaled by its network');
    const planned = retail.autoscaling.planned.map((each) => ({ ...each, brokersPerZone: 3 }));
    const deployment = { ...retail, autoscaling: { ...retail.autoscaling, planned } };
    const zone = deployment.brokers[1]!.zone.id;
    const loss = { zone, fromSecond: hours(19.5), toSecond: hours(19.5) + away * 60 };
    const { findings } = simulatedDay(deployment, exampleDay(deployment, 'exceptional'), loss);
    expect(findings.filter(({ id }) => id === 'flap')).toEqual([]);
  },
);

test('what is planned is there before its calendar begins', () => {
  const retail = deploymentOf('retail');
  const { autoscaling } = retail;
  if (autoscaling.kind !== 'network') throw new Error('the example is scaled by its network');
  const planned = { calendar: 'nightly-reconciliation', brokersPerZone: 4, leadMinutes: 45 };
  const deployment = { ...retail, autoscaling: { ...autoscaling, planned: [planned] } };
  const { simulation } = simulatedDay(deployment, exampleDay(deployment, 'quiet'));
  const wantedAt = (minute: number) => simulation.points[minute * 4]!.zones.map(({ wanted }) => wanted);
  expect(wantedAt(74)).toEqual([2, 2, 2]);
  expect(wantedAt(120)).toEqual([4, 4, 4]);
});

test('a plain autoscaler on CPU forgets a zone that is away for more than half an hour', () => {
  const deployment = deploymentOf('production');
  const loss = { zone: deployment.brokers[1]!.zone.id, fromSecond: hours(19), toSecond: hours(20.5) };
  const { findings } = simulatedDay(deployment, exampleDay(deployment, 'promotion'), loss);
  expect(findings.map(({ id, zone }) => ({ id, zone }))).toContainEqual({ id: 'flap', zone: loss.zone });
});
