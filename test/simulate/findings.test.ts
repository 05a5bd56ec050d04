import type { Deployment } from '../../lib/model/deployment';
import { simulationFindings } from '../../lib/simulate/findings';
import { simulatedDay } from '../../lib/simulate/simulated-day';
import type { Simulation, ZonePoint } from '../../lib/simulate/simulation';
import { simulationResult } from '../../lib/simulate/simulation-result';
import { exampleDay } from '../../lib/simulate/traffic/example-day';
import { example } from '../support/example';
import { trafficOf } from './support/traffic';

const deployment = example('supply-chain');
const quiet = simulatedDay(deployment, exampleDay(deployment, 'quiet'));

const minute = 4;

/** The quiet day with something else in some of its zones at some of its steps. */
function changed(
  change: (step: number) => Partial<ZonePoint> & { readonly lag?: number; readonly asked?: number },
): Simulation {
  const points = quiet.simulation.points.map((point, step) => {
    const { lag, asked, ...zone } = change(step);
    const [first, ...others] = point.zones;
    return {
      ...point,
      lagSeconds: lag ?? point.lagSeconds,
      asked: [asked, ...point.asked.slice(1)],
      zones: [{ ...first!, ...zone }, ...others],
    };
  });
  return { ...quiet.simulation, points };
}

const found = (simulation: Simulation, of: Deployment = deployment) =>
  simulationFindings(simulation, of).map(({ id, severity, fromStep, toStep }) => ({ id, severity, fromStep, toStep }));

const between = (step: number, from: number, to: number) => step >= from && step < to;

test('an ordinary day has no finding', () => {
  expect(quiet.findings).toEqual([]);
});

test('a flap is a zone that shrinks and grows again within an hour', () => {
  const from = 60 * minute;
  const dip = (minutes: number) =>
    changed((step) => (between(step, from, from + minutes * minute) ? { wanted: 2 } : {}));
  expect(found(dip(59))).toEqual([{ id: 'flap', severity: 'error', fromStep: from, toStep: from + 59 * minute + 1 }]);
  expect(found(dip(61))).toEqual([]);
  expect(found(changed((step) => (between(step, from, from + 20 * minute) ? { wanted: 5 } : {})))).toEqual([]);
});

test('more than brokers sustain is a finding for each time, with how much it was', () => {
  const over = changed((step) =>
    between(step, 100, 104) ? { livePercent: 104 } : between(step, 200, 201) ? { livePercent: 150.2 } : {},
  );
  expect(found(over)).toEqual([
    { id: 'limit', severity: 'error', fromStep: 100, toStep: 104 },
    { id: 'limit', severity: 'error', fromStep: 200, toStep: 201 },
  ]);
  expect(simulationFindings(over, deployment)[1]!.message).toContain('up to 151 %');
  expect(found(changed(() => ({ livePercent: 70 })))).toEqual([]);
});

test('clients may be as far behind as the most urgent group bears', () => {
  const bears = Math.min(...deployment.workloads.map(({ impact }) => impact.behindMinutes)) * 60;
  const behind = (seconds: number) => changed((step) => (between(step, 100, 110) ? { lag: seconds } : {}));
  expect(found(behind(bears))).toEqual([]);
  expect(found(behind(bears + 1))).toEqual([{ id: 'lag', severity: 'error', fromStep: 100, toStep: 110 }]);
  expect(found(behind(61), { ...deployment, workloads: [] })).toEqual([
    { id: 'lag', severity: 'error', fromStep: 100, toStep: 110 },
  ]);
});

test('an autoscaler that asks for more than it may have is a finding, one that asks for all of it is none', () => {
  const asks = (asked: number) => changed((step) => (between(step, 100, 101) ? { asked } : {}));
  expect(found(asks(3))).toEqual([]);
  expect(found(asks(4))).toEqual([{ id: 'ceiling', severity: 'error', fromStep: 100, toStep: 101 }]);
});

test('less headroom than the plan wants is a warning after half an hour, and none while a zone is out', () => {
  const full = (minutes: number, rest: Partial<ZonePoint> = {}) =>
    changed((step) => (between(step, 400, 400 + minutes * minute) ? { livePercent: 80, ...rest } : {}));
  expect(found(full(29))).toEqual([]);
  expect(found(full(30))).toEqual([{ id: 'headroom', severity: 'warning', fromStep: 400, toStep: 400 + 30 * minute }]);
  expect(found(full(60, { loaded: 0 }))).toEqual([]);
});

test('too much traffic is found for what it is: over the limit, late, and at the ceiling', () => {
  const retail = example('retail');
  const { findings, summary } = simulatedDay(retail, trafficOf(retail, [50, 50, 900, 900, 50, 50], 60));
  expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(['limit', 'lag', 'ceiling', 'headroom']));
  expect(summary.lagSeconds).toBeGreaterThan(600);
  expect(summary.mostBrokers).toBe(retail.brokers[0]!.maxCount);
});

test('broker hours are those of all pods, also of one that still stops', () => {
  expect(quiet.summary.brokerHours).toBe(9 * 24);
  expect(quiet.summary.fixedBrokerHours).toBe(9 * 24);
  const production = example('production');
  const { summary } = simulatedDay(production, exampleDay(production, 'exceptional'));
  expect(summary.brokerHours).toBeLessThan(summary.fixedBrokerHours);
  expect(summary.fixedBrokerHours).toBe(3 * summary.mostBrokers * 24);
});

test('a result counts every day against every check, and a check that found something as failed', () => {
  const flapping = changed((step) => (between(step, 100, 200) ? { wanted: 2, livePercent: 101 } : {}));
  const failing = { ...quiet, simulation: flapping, findings: simulationFindings(flapping, deployment) };
  expect(simulationResult('supply', [quiet, failing], '2026-11-21')).toEqual({
    kind: 'simulate',
    deployment: 'supply',
    on: '2026-11-21',
    passed: 6,
    failed: 2,
    note: 'quiet and quiet, each held against flap, limit, lag and ceiling; no zone is lost',
  });
});
