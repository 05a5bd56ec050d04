import { rampMinutes } from '../../facts/day-shape';
import type { Demand } from '../../model/capacity/capacity';
import type { Circumstances } from '../../model/capacity/demand-of';
import { demandOf, historyFetchBytes } from '../../model/capacity/demand-of';
import type { GroupTraffic } from '../../model/capacity/group-traffic';
import type { Envelope } from '../../model/workload-group';
import { stepsPerMinute } from '../step-seconds';
import { shapedShare } from './shaped-share';
import type { ZoneTraffic } from './traffic-day';

/** What is on at a minute. */
export type MinuteMoment = Pick<Circumstances, 'on' | 'unannounced'>;

interface Asked {
  readonly envelope: Envelope;
  /** Of every minute of the day, after those of one ramp before it. */
  readonly moments: readonly MinuteMoment[];
}

/**
 * What clients of all zones want over a day: normal rates in the shape of the day, and on top, unshaped, what envelopes
 * and repairs raise. The raised part is averaged over one ramp, so it comes and goes evenly. Replays are not in it.
 */
export function clientTraffic(groups: readonly GroupTraffic[], { envelope, moments }: Asked): ZoneTraffic {
  const live = groups.map((group) => ({ ...group, replays: [] }));
  const normal = flows(demandOf(live, { envelope: 'normal', on: new Set(), unannounced: false }));
  const demanded = remembered((moment) => flows(demandOf(live, { envelope, ...moment })));
  const raised = moments.map((moment) => {
    const all = demanded(moment);
    return mapped((name) => all[name] - normal[name]);
  });
  const steps = (moments.length - rampMinutes) * stepsPerMinute;
  const shares = Float64Array.from({ length: steps }, (_, step) => shapedShare(step / stepsPerMinute));
  return mapped((name) => {
    const ramped = averaged(raised.map((each) => each[name]));
    const rates = new Float64Array(steps);
    for (const [step, share] of shares.entries()) {
      const minute = Math.floor(step / stepsPerMinute);
      const [from, to] = [ramped[minute] as number, ramped[minute + 1] as number];
      rates[step] = normal[name] * share + from + (to - from) * (step / stepsPerMinute - minute);
    }
    return rates;
  });
}

const flowNames = ['written', 'liveRead', 'liveWritten', 'storeRead', 'requests'] as const;
type FlowName = (typeof flowNames)[number];

const mapped = <T>(value: (name: FlowName) => T): Record<FlowName, T> =>
  Object.fromEntries(flowNames.map((name) => [name, value(name)])) as Record<FlowName, T>;

const flows = (demand: Demand): Readonly<Record<FlowName, number>> => ({
  written: demand.writeBytesPerSecond,
  liveRead: demand.liveReadBytesPerSecond,
  liveWritten: demand.liveWrittenBytesPerSecond,
  storeRead: demand.catchUpReadBytesPerSecond,
  requests: demand.requestsPerSecond - demand.catchUpReadBytesPerSecond / historyFetchBytes,
});

/** Each value of the day as the average over the ramp before it, and one more for the end of the day. */
function averaged(values: readonly number[]): readonly number[] {
  let sum = values.slice(0, rampMinutes).reduce((total, value) => total + value, 0);
  const averages = [sum / rampMinutes];
  for (let index = rampMinutes; index < values.length; index += 1) {
    sum += Number(values[index]) - Number(values[index - rampMinutes]);
    averages.push(sum / rampMinutes);
  }
  return averages;
}

/** Most minutes of a day are like the one before. */
function remembered<T>(of: (moment: MinuteMoment) => T): (moment: MinuteMoment) => T {
  const known = new Map<string, T>();
  return (moment) => {
    const key = [moment.unannounced, ...moment.on].join(' ');
    const found = known.get(key) ?? of(moment);
    known.set(key, found);
    return found;
  };
}
