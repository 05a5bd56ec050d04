import type { BillBasis } from './bill-basis';
import { inputOf } from './input-of';
import { allFlows } from './traffic';
import { asWritten } from './knobs';

export const longestRetention = ({ deployment }: BillBasis) =>
  Math.max(0, ...deployment.workloads.map(({ retainedHours }) => retainedHours));

/** Share of all bytes whose client tells its zone, 0 to 1. */
export function averageShare(basis: BillBasis): number {
  const { traffic } = inputOf(basis, 'typical', asWritten);
  const written = allFlows(traffic.written);
  const read = allFlows(traffic.read);
  const gb = written.gb + read.gb;
  return gb > 0 ? (written.toldGb + read.toldGb) / gb : 0;
}

/** How many times the ordinary rate of all groups together their worst is; 1 where nothing is written. */
export function peakOverOrdinary({ capacity: { perEnvelope } }: BillBasis): number {
  const rates = (some: typeof perEnvelope) => Math.max(0, ...some.map(({ demand }) => demand.writeBytesPerSecond));
  const ordinary = rates(perEnvelope.filter(({ envelope }) => envelope === 'normal'));
  return ordinary > 0 ? rates(perEnvelope) / ordinary : 1;
}
