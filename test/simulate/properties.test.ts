import fc from 'fast-check';
import { turnSeconds } from '../../lib/model/scaling/scale-in-turn';
import { simulate } from '../../lib/simulate/simulate';
import type { Simulation } from '../../lib/simulate/simulation';
import { stepSeconds } from '../../lib/simulate/step-seconds';
import { example } from '../support/example';
import { byCpu, byNetwork, scaledBy } from './support/network-variant';
import { trafficOf } from './support/traffic';

const limits = { least: 2, most: 8 };
const deployments = {
  network: scaledBy(example('supply-chain'), byNetwork, limits),
  cpu: scaledBy(example('supply-chain'), byCpu, limits),
};
const kinds = ['network', 'cpu'] as const;

/** Half hours with a rate each, from nothing to more than the most brokers sustain. */
const rates = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 10 });
const lossAt = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });
const runs = { numRuns: 7 };

function run(kind: (typeof kinds)[number], each: readonly number[], at?: number): Simulation {
  const deployment = deployments[kind];
  const zone = deployment.brokers[1]!.zone.id;
  const loss = at === undefined ? undefined : { zone, fromSecond: at * 1800, toSecond: at * 1800 + 2700 };
  return simulate(deployment, trafficOf(deployment, each, 30), loss);
}

/** Steps at which a zone’s number goes down, by zone. */
const shrinks = ({ zones, points }: Simulation) =>
  zones.map((_, index) =>
    points.flatMap((point, step) => {
      const before = points[step - 1]?.zones[index]?.wanted;
      return before !== undefined && point.zones[index]!.wanted < before ? [step] : [];
    }),
  );

test.each(kinds)('%s: brokers of a zone are never fewer than the least or more than the most', (kind) => {
  fc.assert(
    fc.property(rates, lossAt, (each, at) => {
      const zones = run(kind, each, at).points.flatMap((point) => point.zones);
      const outside = zones.filter(
        ({ wanted, ready, loaded }) =>
          wanted < limits.least || wanted > limits.most || ready > wanted || loaded > ready,
      );
      expect(outside).toEqual([]);
    }),
    runs,
  );
});

test('network: no two zones shrink in one turn, and no zone by more than one broker', () => {
  fc.assert(
    fc.property(rates, lossAt, (each, at) => {
      const simulation = run('network', each, at);
      const turns = new Map<number, number>();
      for (const [zone, steps] of shrinks(simulation).entries())
        for (const step of steps) {
          const turn = Math.floor((simulation.day.startSecond + step * stepSeconds) / turnSeconds);
          expect(turns.has(turn)).toBe(false);
          turns.set(turn, zone);
          const wanted = (at: number) => simulation.points[at]!.zones[zone]!.wanted;
          expect(wanted(step - 1) - wanted(step)).toBe(1);
        }
    }),
    runs,
  );
});

test.each(kinds)('%s: same input, same bytes', (kind) => {
  fc.assert(
    fc.property(rates, lossAt, (each, at) => {
      const { points, replays } = run(kind, each, at);
      const again = run(kind, each, at);
      expect(JSON.stringify({ points: again.points, replays: again.replays })).toBe(
        JSON.stringify({ points, replays }),
      );
    }),
    { numRuns: 3 },
  );
});

test.each(kinds)('%s: a flat day never changes the number once it has settled', (kind) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), (rate) => {
      const { points } = run(
        kind,
        Array.from({ length: 8 }, () => rate),
      );
      for (const zone of points[0]!.zones.keys()) {
        const numbers = new Set(points.map(({ zones }) => zones[zone]!.wanted));
        expect(numbers.size).toBe(1);
      }
    }),
    { numRuns: 8 },
  );
});

test('what does not fit waits, and is served later: nothing is lost and nothing is made', () => {
  fc.assert(
    fc.property(rates, (each) => {
      const { points } = run('network', [...each, 0, 0, 0]);
      const impossible = points.filter(
        ({ waitingBytes, lagSeconds, zones }) =>
          waitingBytes < 0 ||
          (waitingBytes === 0 && lagSeconds > 0) ||
          zones.some(({ networkPercent, cpuPercent }) => Math.max(networkPercent, cpuPercent) > 100 + 1e-6),
      );
      expect(impossible).toEqual([]);
      expect(points.at(-1)!.waitingBytes).toBe(0);
    }),
    runs,
  );
});
