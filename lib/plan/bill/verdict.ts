import { money } from '../report/amounts';
import type { Bill, SystemId } from './bill';
import type { BillBasis } from './bill-basis';
import { inputOf } from './input-of';
import { asWritten } from './knobs';
import { rateInWords } from './rate-in-words';
import { systemWords } from './system-words';
import type { Totals } from './totals-of';
import { allFlows } from './traffic';
import { peakOverOrdinary } from './workload-figures';

/** Peaks up to so many times the ordinary rate are called stable. */
const stableUpTo = 1.5;
/** Averages up to so much are called small, bytes each second. */
const smallUpTo = 10 * 2 ** 20;
/** Differences up to this share of a bill are within what list prices and assumptions can tell. */
const withinTheNoise = 0.1;

/** Which system costs least when each has what the workload needs, in plain words, also where that is another one. */
export function verdictOf(
  basis: BillBasis,
  totals: Totals,
  { currency, sensitivity, systems }: Pick<Bill, 'currency' | 'sensitivity' | 'systems'>,
): Bill['verdict'] {
  if (basis.deployment.workloads.length === 0) {
    return {
      text: 'Write `workloads` first: the file describes none, so these are the bills of idle platforms, which decide nothing.',
    };
  }
  const [best, second] = [...totals].sort(([, one], [, other]) => one - other);
  const own = totals.get('automq');
  const deployed = systems.find(({ id }) => id === 'automq');
  if (!best || !second || own === undefined || !deployed)
    throw new Error('a bill has at least two systems, this deployment among them');
  const amount = (total: number) => money(total, currency);
  const isClose = (best[0] === 'automq' ? second[1] : own) - best[1] <= best[1] * withinTheNoise;
  const sentences = [
    ...leastInWords(basis, best[0], { best: amount(best[1]), own: amount(own) }),
    ...(best[0] === 'automq' ? [`Next comes ${systemWords[second[0]]} with ${amount(second[1])}.`] : []),
    ...(amount(deployed.total.typical) === amount(own)
      ? []
      : [
          `This deployment costs ${amount(deployed.total.typical)} as deployed, with the brokers that it needs ${amount(own)}.`,
        ]),
    ...(fits(basis) ? [] : ['The peak needs more brokers than the file has.']),
    workloadInWords(basis, best[0]),
    ...(isClose
      ? [
          'The difference is within a tenth, less than assumptions and discounts can move: let who has to operate it decide.',
        ]
      : []),
    ...sensitivity
      .flatMap(({ flipsAt, text }) => (flipsAt === undefined ? [] : [`What flips it: ${text}`]))
      .slice(0, 1),
  ];
  return { recommended: best[0], text: sentences.join(' ') };
}

const fits = ({ capacity }: BillBasis) =>
  capacity.perEnvelope.every(({ requiredPerZone }) => requiredPerZone <= capacity.brokersPerZone.most);

const enough: Readonly<Record<Exclude<SystemId, 'automq'>, string>> = {
  kafka: 'A few brokers of plain Kafka with disks of their own are enough, if you run such a cluster anyway',
  'kafka-tiered':
    'A few brokers of Kafka with small disks, and older records in the object store, are enough, if you run such a cluster anyway',
  msk: 'A managed cluster of Amazon MSK is enough',
};

function leastInWords(
  basis: BillBasis,
  best: SystemId,
  amounts: { readonly best: string; readonly own: string },
): readonly string[] {
  if (best === 'automq') return [`This deployment costs least: ${amounts.own} a month.`];
  const { average, peak } = shapeOf(basis);
  const against = `${amounts.best} a month against ${amounts.own} for this deployment`;
  return average <= smallUpTo && peak <= stableUpTo
    ? ['This workload is small and stable: it does not need this deployment.', `${enough[best]}: ${against}.`]
    : [`${capital(systemWords[best])} costs less for this workload: ${against}.`];
}

/** What is written on the average, bytes each second, and how many times the ordinary rate the peak is. */
function shapeOf(basis: BillBasis) {
  const { traffic, month } = inputOf(basis, 'typical', asWritten);
  return { average: (allFlows(traffic.written).gb * month.bytesPerGb) / month.seconds, peak: peakOverOrdinary(basis) };
}

function workloadInWords(basis: BillBasis, best: SystemId): string {
  const { average, peak } = shapeOf(basis);
  const workload = `The workload writes ${rateInWords(average)} on the average`;
  if (peak <= stableUpTo) return `${workload} and has no peaks to speak of.`;
  const weigh = best === 'automq' ? '' : ': weigh the price against who has to size for that peak and operate it';
  return `${workload} and peaks at ${Math.round(peak * 10) / 10} times its ordinary rate${weigh}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
