// A day of made-up series for the formula of scaling, with what the simulator's evaluation makes of it.
import type { Deployment } from '../lib/model/deployment';
import { Evaluator } from '../lib/model/scaling/evaluator';
import type { Measure } from '../lib/model/scaling/measures';
import { measures } from '../lib/model/scaling/measures';
import { recordingRules } from '../lib/model/scaling/recording-rules';
import type { ScalingParameters } from '../lib/model/scaling/scaling-parameters';
import { scalingParameters } from '../lib/model/scaling/scaling-parameters';
import { scalingRules } from '../lib/model/scaling/scaling-rules';
import { scalingSeries } from '../lib/model/scaling/scaling-series';

export { loadDeployment } from '../lib/load-deployment';
export { recordingRules, scalingParameters, scalingSeries };

const hour = 3600;
const daySeconds = 24 * hour;
/** Seconds between samples; there is an evaluation at each. */
const stepSeconds = 30;

/** One series as promtool takes it: a value at each step, `stale` where there is none. */
export interface GivenSeries {
  readonly series: string;
  readonly values: string;
}

export interface ScalingDay {
  readonly parameters: ScalingParameters;
  readonly given: readonly GivenSeries[];
  /** Each zone at each evaluation. */
  readonly moments: readonly {
    readonly seconds: number;
    readonly zone: string;
    readonly deployed: number;
    /** Undefined where nothing is wanted, since too little is known. */
    readonly wanted?: number;
  }[];
}

/** From a time up to another, in hours. */
const during = (seconds: number, from: number, to: number) => seconds >= from * hour && seconds < to * hour;

/** The same numbers every time, without a pattern. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Brokers' worth of network that a zone carries: a night, a morning, two peaks, of which the second is in one zone. */
function loadAt(seconds: number, zone: number): number {
  const morning = during(seconds, 7, 10) ? 2.6 : 0;
  const peak = during(seconds, 12, 13) ? 5.4 : 0;
  const lone = zone === 0 && during(seconds, 19, 19.5) ? 7.3 : 0;
  return 0.4 + morning + peak + lone;
}

/** What is wrong at some hours, so that each reason to hold is seen. */
const faults = {
  backlog: (seconds: number) => during(seconds, 8.5, 11),
  fenced: (seconds: number) => during(seconds, 14, 14.5),
  unready: (seconds: number, zone: number) => zone === 2 && during(seconds, 15, 15.75),
  unscraped: (seconds: number, zone: number) => zone === 1 && during(seconds, 16, 16.25),
  unknown: (seconds: number, zone: number) => zone === 1 && during(seconds, 21, 21.2),
  moving: (seconds: number) => during(seconds, 11, 24) && Math.floor(seconds / 300) % 4 === 0,
};

/** A day of 1970, since promtool's clock begins there: the parameters of a deployment with a plan of that day. */
const onFirstDay = (parameters: ScalingParameters): ScalingParameters => ({
  ...parameters,
  planned: [{ startSeconds: 4 * hour, endSeconds: 5 * hour, brokers: Math.min(parameters.most, parameters.least + 2) }],
});

interface ZoneState {
  readonly id: string;
  brokers: number;
  /** At the last evaluation: kube-state-metrics is scraped as seldom. */
  told: number;
  lastRemovedSeconds: number;
  readonly counters: Record<'networkIn' | 'networkOut' | 'vcpus', number[]>;
}

/** Plays a day in which the number of brokers follows what the formula wants, one at a time on the way down. */
export function scalingDay(deployment: Deployment): ScalingDay {
  const given = scalingParameters(deployment);
  if (!given) throw new Error(`${deployment.name} is not scaled by its network`);
  const parameters = onFirstDay(given);
  const evaluator = new Evaluator(scalingRules(parameters));
  const random = noise(17);
  const zones = parameters.zones.map(({ id }): ZoneState => ({
    id,
    brokers: parameters.least,
    told: parameters.least,
    lastRemovedSeconds: -daySeconds,
    counters: { networkIn: [], networkOut: [], vcpus: [] },
  }));
  const series = new Map<string, string[]>();
  const moments: ScalingDay['moments'][number][] = [];
  for (let seconds = 0; seconds < daySeconds; seconds += stepSeconds) {
    for (const [index, zone] of zones.entries()) count(zone, parameters, { seconds, index, random });
    const measured = (measure: Measure, zoneId: string | undefined) => {
      const index = zones.findIndex(({ id }) => id === zoneId);
      return samples[measure]({ seconds, zones, zone: zones[index], index, parameters });
    };
    record(series, measured, { zones, parameters });
    const value = evaluator.tick(seconds, (measure, zoneId) =>
      isCounter(measure)
        ? rateOf(zones.find(({ id }) => id === zoneId)?.counters[measure], parameters)
        : measured(measure, zoneId),
    );
    for (const zone of zones) {
      const wanted = value({ name: scalingSeries.wanted, zone: zone.id });
      moments.push({ seconds, zone: zone.id, deployed: zone.brokers, wanted });
      zone.told = zone.brokers;
      follow(zone, wanted, seconds);
    }
  }
  return {
    parameters,
    given: [...series].map(([name, values]) => ({ series: name, values: values.join(' ') })),
    moments,
  };
}

interface Step {
  readonly seconds: number;
  readonly index: number;
  readonly random: () => number;
}

function count({ counters }: ZoneState, parameters: ScalingParameters, { seconds, index, random }: Step): void {
  // What falls short of a full rate window at the very beginning is told apart by no formula: it starts calm.
  const load = seconds < hour ? 0.4 : loadAt(seconds, index) * (0.95 + 0.1 * random());
  const bytes = load * parameters.targetBytesPerSecond * stepSeconds;
  const busy = during(seconds, 17, 18) ? 3.3 : load * 0.5;
  const plus = (list: number[], more: number) => list.push((list.at(-1) ?? 1e15) + Math.round(more));
  plus(counters.networkIn, bytes * (index === 1 ? 1 : 0.7));
  plus(counters.networkOut, bytes * (index === 1 ? 0.6 : 1));
  counters.vcpus.push((counters.vcpus.at(-1) ?? 1e6) + busy * parameters.targetVcpus * stepSeconds);
}

const isCounter = (measure: Measure): measure is keyof ZoneState['counters'] => 'rate' in measures[measure];

/** The average over the samples that are in the rate window. */
function rateOf(values: readonly number[] | undefined, { place }: ScalingParameters): number | undefined {
  const steps = Math.floor(place.rateWindowSeconds / stepSeconds);
  const [now, before] = [values?.at(-1), values?.at(-1 - steps)];
  return now === undefined || before === undefined ? undefined : (now - before) / (steps * stepSeconds);
}

interface Place {
  readonly seconds: number;
  readonly zones: readonly ZoneState[];
  readonly zone?: ZoneState;
  readonly index: number;
  readonly parameters: ScalingParameters;
}

const brokersOf = ({ zone }: Place) => (zone === undefined ? 0 : zone.brokers);

const toldOf = ({ zone }: Place) => (zone === undefined ? 0 : zone.told);

const sampled =
  (counter: keyof ZoneState['counters']) =>
  ({ zone }: Place) =>
    zone?.counters[counter].at(-1);

/** What a scrape brings; counters as they stand. */
const samples: Readonly<Record<Measure, (place: Place) => number | undefined>> = {
  networkIn: sampled('networkIn'),
  networkOut: sampled('networkOut'),
  vcpus: sampled('vcpus'),
  deployed: (place) => (faults.unknown(place.seconds, place.index) ? undefined : toldOf(place)),
  ready: (place) => toldOf(place) - Number(faults.unready(place.seconds, place.index)),
  scraped: (place) => brokersOf(place) - Number(faults.unscraped(place.seconds, place.index)),
  active: ({ zones, seconds }) => zones.reduce((sum, { brokers }) => sum + brokers, 0) - Number(faults.fenced(seconds)),
  pendingUploadBytes: ({ parameters, seconds }) => (faults.backlog(seconds) ? parameters.backlogBytes + 1 : 1000),
  changing: ({ seconds }) => Number(faults.moving(seconds)),
  reassigned: () => 0,
};

/** Writes each measure down under the series that Prometheus would have scraped. */
function record(
  series: Map<string, string[]>,
  measured: (measure: Measure, zoneId: string | undefined) => number | undefined,
  { zones, parameters }: Pick<Place, 'zones' | 'parameters'>,
): void {
  const write = (labels: readonly string[], measure: Measure, zoneId: string | undefined) => {
    const name = `${measures[measure].metric}{${[`namespace="${parameters.place.namespace}"`, ...labels].join(',')}}`;
    const value = measured(measure, zoneId);
    const values = series.get(name) ?? [];
    values.push(value === undefined ? 'stale' : String(value));
    series.set(name, values);
  };
  for (const measure of ['active', 'pendingUploadBytes', 'reassigned'] as const)
    write([`component="${measures[measure].of}"`], measure, undefined);
  write(['component="broker"', 'status="OPENING"'], 'changing', undefined);
  for (const { id } of zones) {
    for (const measure of ['networkIn', 'networkOut', 'vcpus', 'scraped'] as const)
      write(['component="broker"', `zone="${id}"`], measure, id);
    for (const measure of ['deployed', 'ready'] as const)
      write([`statefulset="${parameters.place.statefulSetOf(id)}"`], measure, id);
  }
}

/** More at once, fewer one at a time. */
function follow(zone: ZoneState, wanted: number | undefined, seconds: number): void {
  if (wanted === undefined || wanted === zone.brokers) return;
  if (wanted > zone.brokers) zone.brokers = wanted;
  else if (seconds - zone.lastRemovedSeconds >= 600) {
    zone.brokers -= 1;
    zone.lastRemovedSeconds = seconds;
  }
}

export { stepSeconds };
