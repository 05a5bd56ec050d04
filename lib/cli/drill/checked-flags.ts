import { bytesPerSecond } from '../../config/rate';
import { shown } from '../../config/shown';
import type { DrillLimits } from '../../contracts/drill/drill-plan';
import type { KeySample } from '../../contracts/drill/key-sample';
import { drillPrefix } from '../../model/names';
import { BadInput } from '../bad-input';
import { flagReader } from '../flag-reader';
import type { Io } from '../io';
import { asOfDate } from '../plan/as-of-date';
import { refuseEmptyPlace } from '../refuse-empty-place';
import { wholeNumberFlag } from '../whole-number-flag';
import type { DrillArguments } from './drill-arguments';
import { readKeySample } from './read-key-sample';

/** What the flags of a drill come to. */
export interface CheckedDrillFlags {
  readonly limits: DrillLimits;
  /** Name of the throwaway topic. */
  readonly name: string;
  readonly asOf: string;
  readonly sample?: KeySample;
}

/** Objects and consumers where nothing is said. */
const standard = { objects: { distribution: 5000, others: 100 }, consumers: 3 } as const;

/** Digits of a random name: enough that two drills never meet. */
const randomLength = 8;

/** @throws BadInput that tells every flag which can’t be used */
export function checkedDrillFlags(
  args: DrillArguments,
  io: Pick<Io, 'cwd' | 'interactive' | 'randomUuid' | 'today'>,
): CheckedDrillFlags {
  const { read, end } = flagReader();
  const { drill } = args;
  for (const [flag, place] of Object.entries({
    keys: args.keys,
    result: args.result,
    'command-config': args.commandConfig,
  }))
    read(() => refuseEmptyPlace(flag, place));
  if (args.asOf !== undefined && args.result === undefined)
    read(() => refuse('--as-of dates the file of --result, and there is none.', 'Give --result, or leave it away.'));
  if (drill === 'broker-failure') read(() => refuseQuietDisruption(args, io));
  const records = read(() =>
    args.records === undefined ? undefined : wholeNumberFlag('--records', args.records, [10, 1_000_000]),
  );
  const seconds = read(() => wholeNumberFlag('--seconds', args.seconds, [1, 1800]));
  const bytes = read(() => rateOf(args.rate));
  const objects = read(() =>
    args.objects === undefined ? undefined : wholeNumberFlag('--objects', args.objects, [2, 100_000]),
  );
  const consumers = read(() =>
    args.consumers === undefined ? standard.consumers : wholeNumberFlag('--consumers', args.consumers, [2, 24]),
  );
  const suffix = read(() => suffixOf(args.name, io));
  const sample = read(() => (args.keys === undefined ? undefined : readKeySample(args.keys, io)));
  const asOf = read(() => asOfDate(args.asOf, io));
  end();
  return {
    limits: {
      ...(records === undefined ? {} : { records }),
      seconds: Number(seconds),
      bytesPerSecond: Number(bytes),
      objects: objects ?? standard.objects[drill === 'distribution' ? drill : 'others'],
      consumers: Number(consumers),
    },
    name: `${drillPrefix}${drill}-${String(suffix)}`,
    asOf: String(asOf),
    ...(sample === undefined ? {} : { sample }),
  };
}

function refuse(message: string, fix: string): never {
  throw new BadInput(message, fix);
}

function refuseQuietDisruption(
  { allowDisruption, context, stopCommand, yes }: DrillArguments,
  { interactive }: Pick<Io, 'interactive'>,
): void {
  if (allowDisruption !== true)
    refuse(
      'This drill stops a broker, and clients of its partitions wait.',
      'Say --allow-disruption where that may be.',
    );
  if (context !== undefined && stopCommand !== undefined)
    refuse('--context and --stop-command are two ways to stop a broker.', 'Leave one of them away.');
  if (!interactive && context === undefined && stopCommand === undefined)
    refuse(
      'Nobody is at the terminal to stop the broker.',
      'Give --context of the deployment’s Kubernetes cluster, or --stop-command.',
    );
  if (!interactive && yes !== true) refuse('Nobody is at the terminal to confirm this.', 'Say --yes.');
}

function rateOf(text: string): number {
  const value = /records/.test(text) ? Number.NaN : bytesPerSecond(text, 1);
  if (value >= 1024) return value;
  return refuse(`--rate ${shown(text)} is no rate.`, 'Write bytes each second, 1 KiB/s or more, such as "1 MiB/s".');
}

function suffixOf(name: string | undefined, { randomUuid }: Pick<Io, 'randomUuid'>): string {
  if (name === undefined) return randomUuid().slice(0, randomLength);
  if (/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(name)) return name;
  return refuse(`--name ${shown(name)} can’t be used.`, 'Write up to 40 small letters, digits and dashes.');
}
