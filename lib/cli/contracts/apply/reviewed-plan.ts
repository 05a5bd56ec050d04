import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { shown } from '../../../config/shown';
import { canonicalJson } from '../../../model/canonical-json';
import type { Change, ChangePlan } from '../../../contracts/change/change-plan';
import { changePlanHash } from '../../../contracts/change/change-plan-hash';
import { changeInWords } from '../../../contracts/change/change-in-words';
import { BadInput } from '../../bad-input';
import type { Io } from '../../io';
import { onDisk } from '../../on-disk';
import { parsePlan } from '../plan/render-plan';

/** What somebody has reviewed: a whole plan, or its hash alone. */
export interface Reviewed {
  readonly hash: string;
  readonly plan?: ChangePlan;
}

export interface ReviewedFlags {
  /** Plan as `contracts plan --format json` wrote it. */
  readonly plan?: string;
  /** Its hash, or how that begins. */
  readonly hash?: string;
}

/** @throws BadInput for flags that name no plan */
export function reviewedPlan({ plan: file, hash }: ReviewedFlags, { cwd }: Pick<Io, 'cwd'>): Reviewed | undefined {
  if (file !== undefined && hash !== undefined)
    throw new BadInput('--plan and --hash both say which plan was reviewed.', 'Leave one of them away.');
  if (hash !== undefined) {
    if (/^[0-9a-f]{12,64}$/.test(hash)) return { hash };
    throw new BadInput(
      `--hash ${shown(hash)} is no hash of a plan.`,
      'Give what `contracts plan` prints, or its first 12 letters.',
    );
  }
  if (file === undefined) return undefined;
  const plan = parsePlan(onDisk(file, () => readFileSync(resolve(cwd, file), 'utf8')));
  if (plan === undefined)
    throw new BadInput(`${file} is no plan of changes.`, 'Write one with `contracts plan --format json --out FILE`.');
  // Who reviewed the file has read its changes and not its hash.
  if (changePlanHash(plan) === plan.hash) return { hash: plan.hash, plan };
  throw new BadInput(
    `${file} was changed after it was written: its hash is not that of its changes.`,
    'Write it anew with `contracts plan --format json --out FILE`, and have it reviewed again.',
  );
}

/** Differences that are told; more of them tell no more. */
const mostTold = 20;

/**
 * What a plan has that was not reviewed; none where it is the reviewed one, or what is left of it after an apply that was
 * cut short.
 */
export function unreviewed(plan: ChangePlan, reviewed: Reviewed | undefined): readonly string[] {
  if (reviewed === undefined || plan.hash.startsWith(reviewed.hash)) return [];
  if (reviewed.plan === undefined) return [`its hash is ${plan.hash}, and ${reviewed.hash} was reviewed`];
  const was = new Set(reviewed.plan.changes.map(identityOf));
  const isOther =
    plan.clusterId !== reviewed.plan.clusterId ||
    plan.deployment !== reviewed.plan.deployment ||
    plan.environment !== reviewed.plan.environment;
  if (isOther) return ['it is of another deployment, environment or cluster'];
  const added = plan.changes
    .filter((change) => !was.has(identityOf(change)))
    .map((change) => `new: ${changeInWords(change)}`);
  return added.length > mostTold ? [...added.slice(0, mostTold), `and ${added.length - mostTold} more`] : added;
}

/** What a change does, whatever it costs and whatever the last record knows of it. */
const identityOf = (change: Change): string =>
  canonicalJson({ ...change, monthlyCost: undefined, isDrift: undefined, isForeign: undefined, why: undefined });
