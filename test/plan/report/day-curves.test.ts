import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import { carriedPoints, dayCurves } from '../../../lib/plan/report/day-curves';
import { loadDeployment } from '../../../lib/load-deployment';

const deployments = ['retail', 'supply-chain'].map((name) => loadDeployment(`deployments/${name}.yaml`));
const curvesOf = (deployment: Deployment) => dayCurves(deployment, capacityOf(deployment).brokersPerZone.most);

test.each(deployments)('$name: the exceptional curve is as high at its highest as the capacity says', (deployment) => {
  const { usesAfterFailure } = capacityOf(deployment).perEnvelope.find(({ envelope }) => envelope === 'exceptional')!;
  const { points } = curvesOf(deployment).curves.find(({ envelope }) => envelope === 'exceptional')!;
  expect(points).toHaveLength(48);
  expect(Math.max(...points.map(({ percent }) => percent))).toBeCloseTo(
    Math.max(...usesAfterFailure.map(({ percent }) => percent)),
    9,
  );
});

test.each(deployments)('$name: no envelope is ever below the one before it', (deployment) => {
  const [normal, promotional, exceptional] = curvesOf(deployment).curves.map(({ points }) => points);
  for (const [index, { bytesPerSecond }] of normal!.entries()) {
    expect(promotional![index]!.bytesPerSecond).toBeGreaterThanOrEqual(bytesPerSecond);
    expect(exceptional![index]!.bytesPerSecond).toBeGreaterThanOrEqual(promotional![index]!.bytesPerSecond);
  }
});

test.each(deployments)(
  '$name: traffic is above what the brokers carry exactly where they are too full',
  (deployment) => {
    for (const brokersPerZone of [2, 3, 8]) {
      const day = dayCurves(deployment, brokersPerZone);
      const carried = carriedPoints(day);
      expect(carried).toHaveLength(48);
      for (const [index, { bytesPerSecond, percent }] of day.curves.at(-1)!.points.entries())
        expect(bytesPerSecond > carried[index]!).toBe(percent > 100);
    }
  },
);

test('what the brokers carry is the traffic by the used share of what runs out first', () => {
  const { points } = curvesOf(retail).curves.at(-1)!;
  for (const { bytesPerSecond, carriesBytesPerSecond, percent, binding } of points) {
    expect(['networkIn', 'networkOut', 'cpu', 'cache']).toContain(binding);
    expect((bytesPerSecond / carriesBytesPerSecond!) * 100).toBeCloseTo(percent, 9);
  }
});

const retail = deployments[0]!;
const [group] = retail.workloads;

/** One group that writes more from 18:00 to 20:00 in Berlin, each Monday or on a date. */
const eveningPeak = (window: Deployment['calendars'][number]['windows'][number]): Deployment => ({
  ...retail,
  calendars: [{ name: 'evening', timeZone: 'Europe/Berlin', windows: [window] }],
  workloads: [
    {
      ...group!,
      reads: [],
      write: {
        ...group!.write,
        normalBytesPerSecond: 1e6,
        promotional: { bytesPerSecond: 5e6, when: { kind: 'calendar', calendar: 'evening' } },
        exceptional: undefined,
        repairs: undefined,
      },
    },
  ],
});

test('a calendar is on when the clocks of its time zone say so', () => {
  const { curves, timeZone, dated } = curvesOf(
    eveningPeak({ kind: 'weekly', days: ['monday'], from: '18:00', to: '20:00' }),
  );
  const promotional = curves.find(({ envelope }) => envelope === 'promotional')!.points;
  const raised = promotional.flatMap(({ bytesPerSecond }, index) => (bytesPerSecond > 1e6 ? [index / 2] : []));
  expect({ timeZone, dated, raised }).toEqual({
    timeZone: 'Europe/Berlin',
    dated: false,
    raised: [18, 18.5, 19, 19.5],
  });
});

test('a day that has a date is told by it', () => {
  const { day, dated } = curvesOf(
    eveningPeak({ kind: 'dates', first: '2026-11-27', last: '2026-11-27', from: '18:00', to: '20:00' }),
  );
  expect({ day: day! * 86_400_000, dated }).toEqual({ day: Date.UTC(2026, 10, 27), dated: true });
});
