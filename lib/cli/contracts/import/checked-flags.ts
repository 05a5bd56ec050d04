import { shown } from '../../../config/shown';
import { BadInput } from '../../bad-input';
import { flagReader } from '../../flag-reader';
import type { Io } from '../../io';
import { asOfDate } from '../../plan/as-of-date';
import { refuseEmptyPlace } from '../../refuse-empty-place';
import { wholeNumberFlag } from '../../whole-number-flag';
import type { ClusterFlags } from '../cluster-flags';

/** Flags of an import that any text may be given to. */
export interface ImportFlags extends ClusterFlags {
  readonly measurement?: string;
  readonly out: string;
  readonly seconds?: string;
  readonly sampleRecords?: string;
  readonly topics?: string;
  readonly asOf?: string;
}

/** What the flags of a measurement come to. */
export interface CheckedImportFlags {
  readonly seconds: number;
  readonly sampleRecords: number;
  readonly topicPattern?: string;
  readonly on: string;
}

const standard = { seconds: '60', sampleRecords: '2000' } as const;

/** @throws BadInput that tells every flag which can’t be used */
export function checkedImportFlags(flags: ImportFlags, io: Pick<Io, 'today'>): CheckedImportFlags {
  const { measurement, out, commandConfig, seconds = standard.seconds, sampleRecords = standard.sampleRecords } = flags;
  const { read, end } = flagReader();
  for (const [flag, place] of Object.entries({ out, measurement, 'command-config': commandConfig }))
    read(() => refuseEmptyPlace(flag, place));
  if (measurement !== undefined) read(() => refuseMeasuring(flags));
  const length = read(() => wholeNumberFlag('--seconds', seconds, [1, 86_400]));
  const records = read(() => wholeNumberFlag('--sample-records', sampleRecords, [0, 100_000]));
  const pattern = read(() => patternOf(flags.topics));
  const on = read(() => asOfDate(flags.asOf, io));
  end();
  return {
    seconds: Number(length),
    sampleRecords: Number(records),
    ...(pattern === undefined ? {} : { topicPattern: pattern }),
    on: String(on),
  };
}

/** A measurement says itself what was measured, and when. */
function refuseMeasuring(flags: ImportFlags): void {
  const given = (['bootstrapServer', 'commandConfig', 'seconds', 'sampleRecords', 'topics', 'asOf'] as const).filter(
    (flag) => flags[flag] !== undefined,
  );
  if (given.length === 0) return;
  const names = given.map((flag) => `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  throw new BadInput(
    `--measurement is of what was measured before, and ${names.join(', ')} of what is to be measured.`,
    `Leave ${names.join(', ')} away, or --measurement.`,
  );
}

function patternOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    new RegExp(`^(?:${text})$`);
  } catch {
    throw new BadInput(
      `--topics ${shown(text)} is no regular expression.`,
      'Write one for whole names, such as "orders\\..*".',
    );
  }
  return text;
}
