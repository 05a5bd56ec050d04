import { shown } from '../../config/shown';
import type { Deployment } from '../../model/deployment';
import { listed } from '../../model/wording';
import type { SimulationCheck } from '../../simulate/findings';
import { simulationCheckNames } from '../../simulate/findings';
import type { ZoneLoss } from '../../simulate/simulation';
import type { ExampleDay } from '../../simulate/traffic/example-days';
import { exampleDayNames } from '../../simulate/traffic/example-days';
import { BadInput } from '../bad-input';
import { flagReader } from '../flag-reader';
import type { Io } from '../io';
import { asOfDate } from '../plan/as-of-date';
import { refuseEmptyPlace } from '../refuse-empty-place';

/** Flags of a simulation that any text may be given to. */
export interface SimulationFlags {
  /** Example days; all of them when left out. */
  readonly day?: readonly string[];
  /** CSV file of a day, instead of the example days. */
  readonly traffic?: string;
  /** Id of the zone that is away. */
  readonly loseZone?: string;
  /** When it goes, `18:30`. */
  readonly at?: string;
  /** For how many minutes. */
  readonly for?: string;
  /** File to write; the simulation is printed when left out. */
  readonly out?: string;
  /** Result file to write, which `readiness.evidence` can name. */
  readonly result?: string;
  /** Date of the result, `2026-11-21`; today when left out. */
  readonly asOf?: string;
  /** What makes the exit code 1. */
  readonly failOn?: readonly string[];
}

/** What the flags of a simulation come to. */
export interface CheckedSimulationFlags {
  readonly days: readonly ExampleDay[];
  /** Since midnight. */
  readonly loss?: ZoneLoss;
  readonly asOf: string;
  readonly failOn: readonly SimulationCheck[];
}

/** @throws BadInput that tells every flag which cannot be used */
export function checkedSimulationFlags(
  flags: SimulationFlags,
  { brokers }: Pick<Deployment, 'brokers'>,
  io: Pick<Io, 'today'>,
): CheckedSimulationFlags {
  const { day = [], traffic, out, result, failOn = [] } = flags;
  const { read, end } = flagReader();
  for (const [flag, place] of Object.entries({ traffic, out, result })) read(() => refuseEmptyPlace(flag, place));
  if (traffic !== undefined && day.length > 0)
    read(() => refuse('--traffic and --day exclude each other.', 'Leave one of them away.'));
  if (flags.asOf !== undefined && result === undefined)
    read(() => refuse('--as-of dates the file of --result, and there is none.', 'Give --result, or leave it away.'));
  const days = day.map((name) => read(() => oneOf('--day', exampleDayNames, name)));
  const checks = failOn.map((name) => read(() => oneOf('--fail-on', simulationCheckNames, name)));
  const zones = brokers.map(({ zone }) => zone.id);
  const loss = read(() => lossOf(flags, zones));
  const asOf = read(() => asOfDate(flags.asOf, io));
  end();
  const named = [...new Set(days.filter((each) => each !== undefined))];
  return {
    days: named.length > 0 ? named : exampleDayNames,
    loss,
    asOf: String(asOf),
    failOn: checks.filter((each) => each !== undefined),
  };
}

function refuse(message: string, fix: string): never {
  throw new BadInput(message, fix);
}

function oneOf<T extends string>(flag: string, names: readonly T[], given: string): T {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  throw new BadInput(`${flag} ${shown(given)} is unknown.`, `It is one of ${listed(names)}; --help explains them.`);
}

const standard = { at: '12:00', minutes: '60' };

function lossOf({ loseZone, at, for: minutes }: SimulationFlags, zones: readonly string[]): ZoneLoss | undefined {
  if (loseZone === undefined) {
    if (at === undefined && minutes === undefined) return undefined;
    throw new BadInput(
      '--at and --for say when a zone is away, and no zone is.',
      'Give --lose-zone, or leave them away.',
    );
  }
  const { read, end } = flagReader();
  const zone = read(() => oneOf('--lose-zone', zones, loseZone));
  const fromSecond = read(() => secondOf(at === undefined ? standard.at : at));
  const seconds = read(() => secondsOf(minutes === undefined ? standard.minutes : minutes));
  end();
  return { zone: String(zone), fromSecond: Number(fromSecond), toSecond: Number(fromSecond) + Number(seconds) };
}

function secondOf(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60;
  throw new BadInput(`--at ${shown(text)} is no time.`, 'Write it as 18:30.');
}

function secondsOf(text: string): number {
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (minutes >= 1 && minutes <= 1440) return minutes * 60;
  throw new BadInput(`--for ${shown(text)} is no time.`, 'Write whole minutes, from 1 to 1440.');
}
