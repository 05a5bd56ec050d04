import type { KubernetesObject } from '../../model/wave';
import { OutsideFailure } from '../outside-failure';
import type { Applied } from './apply-objects';
import { applyObjects } from './apply-objects';
import type { ApplyRun } from './apply-run';
import type { BundleWave } from './bundle';
import { conflictsIn, reasonIn, renderConflicts } from './conflicts';
import { handOverManager } from './field-managers';
import { onePoolAtATime } from './one-pool-at-a-time';
import { handBacks, handOvers } from './replicas';
import { waitForRollout } from './wait-for-rollout';

export interface AppliedWave extends Applied {
  readonly id: string;
}

/** Applies a bundle wave by wave; a wave begins only when everything before it is healthy. */
export async function applyWaves(run: ApplyRun): Promise<readonly AppliedWave[]> {
  const done: AppliedWave[] = [];
  for (const wave of run.bundle.waves) {
    try {
      done.push(await applyWave(run, wave));
    } catch (error) {
      if (!(error instanceof OutsideFailure)) throw error;
      throw stopped(run, { wave, done, error });
    }
  }
  return done;
}

async function applyWave(run: ApplyRun, wave: BundleWave): Promise<AppliedWave> {
  const live = await run.cluster.live(wave.objects);
  const leaving = handOvers(wave.objects, live);
  await holdReplicas(run, [...leaving, ...handBacks(wave.objects, live)]);
  for (const { metadata, spec } of leaving) {
    const { replicas } = spec as { readonly replicas: number };
    run.io.err(`  ${metadata.name}: its scaler takes over at ${replicas} ${replicas === 1 ? 'pod' : 'pods'}`);
  }
  await onePoolAtATime(run, wave, live);
  const applied = await applyObjects(run, wave.objects, live);
  run.io.err(`${wave.id}: ${renderApplied(applied)}`);
  await waitForRollout(run, wave);
  return { id: wave.id, ...applied };
}

async function holdReplicas({ cluster }: ApplyRun, objects: readonly KubernetesObject[]): Promise<void> {
  if (objects.length === 0) return;
  const { code, stderr } = await cluster.apply(objects, { manager: handOverManager, partial: true });
  if (code === 0) return;
  const conflicts = conflictsIn(stderr);
  const reasons = conflicts.length === 0 ? [reasonIn(stderr)] : renderConflicts(conflicts);
  throw new OutsideFailure(`  The number of pods can't be handed over: ${reasons.join('; ')}`);
}

export function renderApplied({ created, changed, unchanged }: Applied): string {
  const parts = [
    ...(created.length === 0 ? [] : [`${created.length} created`]),
    ...(changed.length === 0 ? [] : [`${changed.length} changed (${changed.join(', ')})`]),
    ...(unchanged.length === 0 ? [] : [`${unchanged.length} unchanged`]),
  ];
  return parts.join(', ');
}

interface Stop {
  readonly wave: BundleWave;
  readonly done: readonly AppliedWave[];
  readonly error: OutsideFailure;
}

function stopped({ bundle }: ApplyRun, { wave, done, error }: Stop): OutsideFailure {
  const later = bundle.waves.length - done.length - 1;
  const untouched =
    later === 0
      ? ''
      : `; ${later === 1 ? 'the wave' : `the ${later} waves`} after it ${later === 1 ? 'is' : 'are'} untouched`;
  return new OutsideFailure(`Stopped at wave ${wave.id}${untouched}:\n${error.message}`, error.fix);
}
