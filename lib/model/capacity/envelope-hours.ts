import type { Deployment } from '../deployment';
import { secondsOfMonth } from '../seconds-of-month';
import type { Envelope, RaisedRate, Reader, WorkloadGroup } from '../workload-group';
import { hoursOf } from './hours-of';

/** A rate with the hours of a month in which it is on. */
export interface RateHours {
  readonly bytesPerSecond: number;
  readonly hours: number;
  readonly basis: string;
}

export interface ReaderHours {
  readonly reader: string;
  readonly kind: Reader['kind'];
  /** A replay’s own rate and hours; undefined for readers that read what is written. */
  readonly replay?: RateHours;
  readonly readBytesPerMonth: number;
}

/** What a group does in a month. */
export interface GroupHours {
  readonly group: string;
  /** Each envelope with its rate; an envelope that nobody wrote has no hours. They sum up to the hours of the month. */
  readonly envelopes: Readonly<Record<Envelope, RateHours>>;
  /** On top of whatever envelope is on. */
  readonly repairs?: RateHours;
  readonly writtenBytesPerMonth: number;
  readonly readers: readonly ReaderHours[];
}

type Month = Pick<Deployment, 'calendars' | 'plan'>;

/**
 * How long each group is in each of its envelopes, and what it writes and reads so in a month. Raised envelopes of one
 * group don’t overlap, and where their hours are more than the month has the higher one goes first.
 */
export const envelopeHours = (deployment: Month & Pick<Deployment, 'workloads'>): readonly GroupHours[] =>
  deployment.workloads.map((group) => hoursOfGroup(group, deployment));

function hoursOfGroup({ name, write, reads }: WorkloadGroup, month: Month): GroupHours {
  const { hoursPerMonth } = month.plan;
  const exceptional = rateHours(write.exceptional, month);
  const promotional = atMost(rateHours(write.promotional, month), hoursPerMonth - exceptional.hours);
  const normal = {
    bytesPerSecond: write.normalBytesPerSecond,
    hours: hoursPerMonth - exceptional.hours - promotional.hours,
    basis: 'the rest of the month',
  };
  const repairs = write.repairs && rateHours(write.repairs, month);
  const rates = [normal, promotional, exceptional, ...(repairs ? [repairs] : [])];
  const written = rates.reduce((sum, rate) => sum + bytesPerMonth(rate, month), 0);
  return {
    group: name,
    envelopes: { normal, promotional, exceptional },
    repairs,
    writtenBytesPerMonth: written,
    readers: reads.map((reader) => readerHours(reader, written, month)),
  };
}

function readerHours({ name, kind, fanOut, replay }: Reader, written: number, month: Month): ReaderHours {
  const own = replay && rateHours(replay, month);
  return {
    reader: name,
    kind,
    replay: own,
    readBytesPerMonth: own ? bytesPerMonth(own, month) : written * fanOut,
  };
}

function rateHours(rate: RaisedRate | undefined, month: Month): RateHours {
  if (!rate) return { bytesPerSecond: 0, hours: 0, basis: 'not in the file' };
  return { bytesPerSecond: rate.bytesPerSecond, ...hoursOf(rate.when, month) };
}

const atMost = (rate: RateHours, hours: number): RateHours => ({ ...rate, hours: Math.min(rate.hours, hours) });

/** Hours are those of the bill; what flows may be reckoned with seconds of its own. */
const bytesPerMonth = ({ bytesPerSecond, hours }: RateHours, { plan }: Month): number =>
  bytesPerSecond * hours * (secondsOfMonth(plan) / plan.hoursPerMonth);
