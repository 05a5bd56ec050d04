import { byteFlows } from '../../../lib/model/capacity/byte-flows';
import { demandOf } from '../../../lib/model/capacity/demand-of';
import { siteOfDeployment } from '../../../lib/model/capacity/site-of-deployment';
import { dayShape } from '../../../lib/facts/day-shape';
import type { Deployment } from '../../../lib/model/deployment';
import { exampleDay } from '../../../lib/simulate/traffic/example-day';
import { exampleDayNames } from '../../../lib/simulate/traffic/example-days';
import { shapedShare } from '../../../lib/simulate/traffic/shaped-share';
import type { TrafficDay } from '../../../lib/simulate/traffic/traffic-day';
import { example } from '../../support/example';

const retail = example('retail');

const highest = ({ zones }: TrafficDay, flow: 'written' | 'liveRead' | 'storeRead') =>
  [...zones.values()].reduce((sum, each) => sum + Math.max(...each[flow]), 0);

/** What all groups write when nothing is raised but what no calendar announces. */
const normalOf = (deployment: Deployment) =>
  demandOf(siteOfDeployment(deployment).groups, { envelope: 'normal', on: new Set(), unannounced: false });

test('the shape of a day stays between nothing and the rate of the file, and reaches it', () => {
  expect(dayShape).toHaveLength(24);
  expect(Math.max(...dayShape)).toBe(1);
  const shares = Array.from({ length: 5760 }, (_, step) => shapedShare(step / 4));
  expect(Math.min(...shares)).toBeGreaterThan(0.3);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  expect(Math.max(...shares)).toBeGreaterThan(0.98);
});

test('an ordinary day without a calendar never asks for more than normal rates, and nearly for them', () => {
  const deployment = { ...retail, calendars: [] };
  const { writeBytesPerSecond } = normalOf(deployment);
  const most = highest(exampleDay(deployment, 'quiet'), 'written');
  expect(most).toBeLessThanOrEqual(writeBytesPerSecond);
  expect(most).toBeGreaterThan(writeBytesPerSecond * 0.98);
});

test('repairs that a calendar announces come on an ordinary day, by the clock of the calendar', () => {
  const zone = [...exampleDay(retail, 'quiet').zones.values()][0]!;
  const [before, during] = [zone.written[2 * 240 - 1]!, zone.written[3 * 240]!];
  expect(during).toBeGreaterThan(before * 1.2);
});

test('a raised rate is reached within its ramp and not before, and left within it', () => {
  const zone = [...exampleDay(retail, 'exceptional').zones.values()][0]!;
  const at = (minute: number) => zone.written[minute * 4]!;
  const [before, full] = [at(18 * 60 - 1), at(18 * 60 + 20)];
  expect(full).toBeGreaterThan(before * 1.25);
  const half = at(18 * 60 + 10);
  expect(Math.abs(half - (before + full) / 2) / full).toBeLessThan(0.05);
  expect(at(22 * 60 + 21)).toBeLessThan(before * 1.02);
});

test('the worst example day asks at its highest for what the capacity model calls its worst, but for replays', () => {
  const site = siteOfDeployment(retail);
  const groups = site.groups.map((group) => ({ ...group, replays: [] }));
  const on = new Set(['black-friday']);
  const { writeBytesPerSecond } = demandOf(groups, { envelope: 'exceptional', on, unannounced: true });
  const most = highest(exampleDay(retail, 'exceptional'), 'written');
  expect(most / writeBytesPerSecond).toBeGreaterThan(0.97);
  expect(most / writeBytesPerSecond).toBeLessThanOrEqual(1.001);
});

test('days rise from quiet to promotion to exceptional at every step of the evening', () => {
  const [promotion, exceptional] = (['promotion', 'exceptional'] as const).map((id) => {
    const [zone] = exampleDay(retail, id).zones.values();
    return zone!.written.slice(18 * 240, 22 * 240);
  });
  expect(exceptional!.every((rate, step) => rate >= promotion![step]! - 1)).toBe(true);
});

test.each(exampleDayNames)('%s: zones have equal parts, and the same deployment gives the same day', (id) => {
  const day = exampleDay(retail, id);
  expect([...day.zones.keys()]).toEqual(retail.brokers.map(({ zone }) => zone.id));
  expect(new Set(day.zones.values()).size).toBe(1);
  expect(exampleDay(retail, id)).toEqual(day);
});

test('replays come on their days: the fastest one alone, or all that nobody announces', () => {
  const names = (id: (typeof exampleDayNames)[number]) => exampleDay(retail, id).replays.map(({ name }) => name);
  expect(names('quiet')).toEqual([]);
  expect(names('replay')).toEqual(['storefront-events/model-training']);
  const unannounced = retail.workloads.flatMap(({ name, reads }) =>
    reads.flatMap((reader) => (reader.replay?.when.kind === 'hours' ? [`${name}/${reader.name}`] : [])),
  );
  expect(names('exceptional')).toEqual(unannounced);
});

test('without a replay in the file a consumer lags by its longest outage', () => {
  const workloads = retail.workloads.map((group) => ({ ...group, reads: group.reads.filter(({ replay }) => !replay) }));
  const [job] = exampleDay({ ...retail, workloads }, 'replay').replays;
  const storefront = workloads.find(({ name }) => name === 'storefront-events')!;
  const hours = storefront.impact.longestOutageHours;
  expect(job).toMatchObject({ bytes: hours * 3600 * storefront.write.normalBytesPerSecond });
});

test('a file without workloads gets days of what its brokers carry, which fit and rise', () => {
  const production = example('production');
  const [quiet, promotion, exceptional] = (['quiet', 'promotion', 'exceptional'] as const).map((id) =>
    highest(exampleDay(production, id), 'written'),
  );
  expect(quiet).toBeGreaterThan(0);
  expect(promotion).toBeGreaterThan(quiet!);
  expect(exceptional).toBeGreaterThan(promotion!);
  const site = siteOfDeployment(production);
  const { out } = byteFlows({ ...normalOf(production), writeBytesPerSecond: exceptional! }, site, 2);
  const carried = 2 * production.brokers[0]!.maxCount * ((site.node.networkMbps * 1e6) / 8);
  expect(out.reduce((sum, { bytesPerSecond }) => sum + bytesPerSecond, 0)).toBeLessThan(carried);
});
