import { turnSeconds } from '../../lib/model/scaling/scale-in-turn';
import { simulatedDay } from '../../lib/simulate/simulated-day';
import { stepSeconds } from '../../lib/simulate/step-seconds';
import { example } from '../support/example';
import { byNetwork, scaledBy } from './support/network-variant';
import { trafficOf } from './support/traffic';

const hours = (count: number, rate: number) => Array.from({ length: count }, () => rate);

test.each([
  { least: 2, most: 6, peak: 700, rest: 2 },
  // Of ten brokers the autoscaler takes none away for the sake of one.
  { least: 9, most: 14, peak: 3000, rest: 10 },
])(
  'what a zone of $least to $most brokers gives back stays away, and every turn takes one',
  ({ least, most, peak, rest }) => {
    const deployment = scaledBy(example('supply-chain'), byNetwork, { least, most });
    const { simulation, summary, findings } = simulatedDay(
      deployment,
      trafficOf(deployment, [10, peak, ...hours(12, 10)], 60),
    );
    expect(summary.mostBrokers).toBe(most);
    expect(findings.filter(({ id }) => id === 'flap')).toEqual([]);
    const total = simulation.points.map(({ zones }) => zones.reduce((sum, { wanted }) => sum + wanted, 0));
    const left = total.flatMap((brokers, step) => (step > 0 && brokers < total[step - 1]! ? [step] : []));
    expect(left).toHaveLength(3 * most - total.at(-1)!);
    expect(total.at(-1)).toBe(3 * rest);
    const turns = left.map((step) => Math.floor((simulation.day.startSecond + step * stepSeconds) / turnSeconds));
    expect(turns).toEqual(turns.map((_, index) => turns[0]! + index));
  },
);
