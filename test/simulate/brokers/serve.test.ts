import fc from 'fast-check';
import { baselineBytesPerSecond } from '../../../lib/model/baseline-bandwidth';
import type { Demand } from '../../../lib/model/capacity/capacity';
import { historyFetchBytes } from '../../../lib/model/capacity/demand-of';
import { envelopeDemands } from '../../../lib/model/capacity/envelope-demands';
import { resourceUses } from '../../../lib/model/capacity/resource-uses';
import { siteOfDeployment } from '../../../lib/model/capacity/site-of-deployment';
import { byteCosts } from '../../../lib/simulate/brokers/byte-costs';
import type { LiveWants, Waiting } from '../../../lib/simulate/brokers/serve';
import { serve } from '../../../lib/simulate/brokers/serve';
import { example } from '../../support/example';

const wantsOf = (demand: Demand): LiveWants => ({
  written: demand.writeBytesPerSecond,
  liveRead: demand.liveReadBytesPerSecond,
  liveWritten: demand.liveWrittenBytesPerSecond,
  storeRead: demand.catchUpReadBytesPerSecond,
  requests: demand.requestsPerSecond - demand.catchUpReadBytesPerSecond / historyFetchBytes,
});

const nothing = (): Waiting => ({ written: 0, liveRead: 0, storeRead: 0 });

test.each(['retail', 'supply-chain'] as const)('%s: brokers are as full as the capacity model says', (name) => {
  const site = siteOfDeployment(example(name));
  const bandwidth = baselineBytesPerSecond(site.node);
  const vcpus = site.node.podCpuMillis / 1000;
  for (const zones of [site.zones, site.zones - 1]) {
    const brokers = 50 * zones;
    for (const { demand } of Object.values(envelopeDemands(site)).flat()) {
      const { used, asked } = serve(nothing(), {
        wants: wantsOf(demand),
        replayed: 0,
        seconds: 15,
        costs: byteCosts(site, zones),
        capacity: { in: bandwidth * brokers, out: bandwidth * brokers, cpu: vcpus * brokers },
        leaderless: 0,
      });
      const percents = [used.in / bandwidth, used.out / bandwidth, used.cpu / vcpus].map(
        (each) => (each * 100) / brokers,
      );
      const modelled = resourceUses(demand, site, { brokers, zones }).slice(0, 3);
      expect(modelled.map(({ resource }) => resource)).toEqual(['networkIn', 'networkOut', 'cpu']);
      for (const [index, { percent }] of modelled.entries()) expect(percents[index]).toBeCloseTo(percent, 4);
      expect(asked.out).toBeCloseTo(used.out, 0);
    }
  }
});

const costs = byteCosts(siteOfDeployment(example('supply-chain')), 3);
const rate = fc.double({ min: 0, max: 1e9, noNaN: true });
const given = fc.record({
  wants: fc.record({ written: rate, liveRead: rate, liveWritten: rate, storeRead: rate, requests: fc.constant(1000) }),
  waiting: fc.record({ written: rate, liveRead: rate, storeRead: rate }),
  replayed: rate,
  capacity: fc.record({ in: rate, out: rate, cpu: fc.double({ min: 0, max: 40, noNaN: true }) }),
  leaderless: fc.constantFrom(0, 0.4, 1),
});

test('nothing is used that is not there, and less waits only where something was served', () => {
  fc.assert(
    fc.property(given, ({ wants, waiting, ...rest }) => {
      const left = { ...waiting };
      const { used, replayed } = serve(left, { wants, costs, seconds: 15, ...rest });
      for (const name of ['in', 'out', 'cpu'] as const)
        expect(used[name]).toBeLessThanOrEqual(rest.capacity[name] * (1 + 1e-9) + 1e-6);
      expect(replayed).toBeLessThanOrEqual(rest.replayed);
      for (const name of ['written', 'liveRead', 'storeRead'] as const) {
        expect(left[name]).toBeGreaterThanOrEqual(0);
        expect(left[name]).toBeLessThanOrEqual(waiting[name] + wants[name] * 15 * (1 + 1e-9) + 1e-3);
      }
    }),
  );
});

test('writes go first, then live readers, then exports; replays get what is left', () => {
  const wants = { written: 1e8, liveRead: 2e8, liveWritten: 1e8, storeRead: 1e8, requests: 0 };
  const outOf = (out: number) => {
    const waiting = nothing();
    const capacity = { in: 1e12, out, cpu: 1e6 };
    const { replayed } = serve(waiting, { wants, replayed: 1e8, seconds: 1, costs, capacity, leaderless: 0 });
    return { ...waiting, replayed };
  };
  const { written, liveRead, storeRead } = costs;
  const forWrites = wants.written * written.out;
  const forLive = forWrites + wants.liveRead * liveRead.out;
  const forStore = forLive + wants.storeRead * storeRead.out;
  expect(outOf(forWrites)).toMatchObject({ written: 0, replayed: 0 });
  expect(outOf(forWrites).liveRead).toBeCloseTo(wants.liveRead, 0);
  expect(outOf(forLive).liveRead).toBeCloseTo(0, 0);
  expect(outOf(forLive).storeRead).toBeCloseTo(wants.storeRead, 0);
  expect(outOf(forStore * 1.01).storeRead).toBe(0);
  expect(outOf(forStore * 1.01).replayed).toBeGreaterThan(0);
});

test('what nobody leads waits, and what waited is not served meanwhile', () => {
  const waiting = { written: 300, liveRead: 0, storeRead: 0 };
  const wants = { written: 1000, liveRead: 0, liveWritten: 0, storeRead: 0, requests: 0 };
  const capacity = { in: 1e12, out: 1e12, cpu: 1e6 };
  serve(waiting, { wants, replayed: 0, seconds: 15, costs, capacity, leaderless: 0.5 });
  expect(waiting.written).toBeCloseTo(300 + 7500, 6);
  serve(waiting, { wants, replayed: 0, seconds: 15, costs, capacity, leaderless: 0 });
  expect(waiting.written).toBe(0);
});
