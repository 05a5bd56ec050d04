import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '../../model/wave';
import { OutsideFailure } from '../outside-failure';
import type { ApplyRun } from './apply-run';
import { itemsOf } from './cluster';
import { conflictsIn, reasonIn, renderConflicts } from './conflicts';
import type { LiveObject } from './live-object';
import { keyOf, titleOf } from './live-object';

/** What an apply did, by the titles of the objects. */
export interface Applied {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Applies objects in one go.
 * @param live those of them that were there before
 * @throws OutsideFailure that names each refused object and the reason
 */
export async function applyObjects(
  run: ApplyRun,
  objects: readonly KubernetesObject[],
  live: readonly LiveObject[],
): Promise<Applied> {
  const result = await run.cluster.apply(objects, { force: run.settings.takeOver });
  if (result.code !== 0) throw await refusal(run, objects, result.stderr);
  warningsIn(result.stderr).forEach((warning) => run.io.err(`  ${warning}`));
  const before = new Map(live.map((object) => [keyOf(object), written(object)]));
  const titles = (matches: (object: LiveObject) => boolean) => itemsOf(result.stdout).filter(matches).map(titleOf);
  const isNew = (object: LiveObject) => !before.has(keyOf(object));
  const isSame = (object: LiveObject) => isDeepStrictEqual(before.get(keyOf(object)), written(object));
  return {
    created: titles(isNew),
    changed: titles((object) => !isNew(object) && !isSame(object)),
    unchanged: titles(isSame),
  };
}

/** What the API server remarks about objects that it accepts, such as a Pod Security violation of a pod template. */
const warningsIn = (stderr: string) => stderr.split('\n').filter((line) => line.startsWith('Warning: '));

/** An object without what the server and its controllers keep in it. */
function written({ metadata, ...object }: LiveObject): unknown {
  return {
    ...object,
    status: undefined,
    metadata: { ...metadata, resourceVersion: undefined, generation: undefined, managedFields: undefined },
  };
}

/** kubectl doesn't say which object of several was refused: ask again for each, without changing anything. */
async function refusal(run: ApplyRun, objects: readonly KubernetesObject[], stderr: string): Promise<OutsideFailure> {
  const reasons: string[] = [];
  let conflicting = false;
  for (const object of objects) {
    const alone = await run.cluster.apply([object], { force: run.settings.takeOver, dryRun: true });
    if (alone.code === 0) continue;
    const conflicts = conflictsIn(alone.stderr);
    conflicting ||= conflicts.length > 0;
    const why = conflicts.length === 0 ? [reasonIn(alone.stderr)] : renderConflicts(conflicts);
    reasons.push(...why.map((reason) => `${titleOf(object)}: ${reason}`));
  }
  const fix = conflicting
    ? 'Someone else set these fields to other values. Undo that, or say --take-over to give them the bundle’s values.'
    : 'Put the reason right and run the same command again.';
  return new OutsideFailure(
    (reasons.length === 0 ? [reasonIn(stderr)] : reasons).map((reason) => `  ${reason}`).join('\n'),
    fix,
  );
}
