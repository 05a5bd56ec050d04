import { OutsideFailure } from '../outside-failure';
import type { ApplyRun } from './apply-run';
import type { BundleWave } from './bundle';
import { conflictsIn, reasonIn, renderConflicts } from './conflicts';
import { keyOf, titleOf } from './live-object';
import { handBacks, handOvers } from './replicas';

/** What an apply of one wave would do. */
export interface WaveDifferences {
  readonly id: string;
  /** Titles of the objects that it would create. */
  readonly created: readonly string[];
  /** Unified diff of the objects that are there; empty when nothing would change. */
  readonly diff: string;
}

/** Asks the server what an apply would change, and changes nothing. */
export async function differences(run: ApplyRun): Promise<readonly WaveDifferences[]> {
  const found: WaveDifferences[] = [];
  for (const wave of run.bundle.waves) found.push(await waveDifferences(run, wave));
  return found;
}

async function waveDifferences({ cluster, settings }: ApplyRun, wave: BundleWave): Promise<WaveDifferences> {
  const live = await cluster.live(wave.objects);
  const there = new Set(live.map(keyOf));
  const created = wave.objects.filter((object) => !there.has(keyOf(object))).map(titleOf);
  // What a hand-over keeps must not show as a change to one pod.
  const kept = new Map(handOvers(wave.objects, live).map((object) => [keyOf(object), object.spec as object]));
  const compared = wave.objects
    .filter((object) => there.has(keyOf(object)))
    .map((object) => ({
      ...object,
      ...(kept.has(keyOf(object)) ? { spec: { ...(object.spec as object), ...kept.get(keyOf(object)) } } : {}),
    }));
  if (compared.length === 0) return { id: wave.id, created, diff: '' };
  // A hand-back takes a field from the kit's own second field manager, which is no conflict.
  const force = settings.takeOver || handBacks(wave.objects, live).length > 0;
  const result = await cluster.diff(compared, { force });
  if (result.code <= 1) return { id: wave.id, created, diff: result.code === 1 ? withoutPaths(result.stdout) : '' };
  const conflicts = conflictsIn(result.stderr);
  const reasons = conflicts.length === 0 ? [reasonIn(result.stderr)] : renderConflicts(conflicts);
  throw new OutsideFailure(
    [`Wave ${wave.id} can't be compared:`, ...reasons.map((reason) => `  ${reason}`)].join('\n'),
    conflicts.length === 0
      ? undefined
      : 'Say --take-over to see what would change if the bundle took these fields over.',
  );
}

/** A unified diff whose headings name the objects and not kubectl's temporary files. */
const withoutPaths = (diff: string) =>
  diff
    .replace(/^diff .*\n/gm, '')
    .replace(/^--- \S*\/(\S+).*$/gm, '--- live $1')
    .replace(/^\+\+\+ \S*\/(\S+).*$/gm, '+++ bundle $1');
