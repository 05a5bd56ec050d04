import { shown } from '../../config/shown';
import type { FailCondition } from '../../plan/fails-on';
import { failConditionForms, parseFailCondition } from '../../plan/fails-on';
import { listed } from '../../model/wording';
import { BadInput } from '../bad-input';
import { flagReader } from '../flag-reader';
import type { Io } from '../io';
import { refuseEmptyPlace } from '../refuse-empty-place';
import { asOfDate } from './as-of-date';

/** Flags of a plan that any text may be given to. */
export interface PlanFlags {
  /** File to write; the plan is printed when left out. */
  readonly out?: string;
  /** Date of the plan, `2026-11-21`; today when left out. */
  readonly asOf?: string;
  /** Deployment file as it was before a change; the plan is held against its plan. */
  readonly compare?: string;
  /** Folder of decision records to write. */
  readonly decisions?: string;
  /** What makes the exit code 1. */
  readonly failOn?: readonly string[];
}

/** What the flags of a plan come to. */
export interface CheckedFlags {
  readonly asOf: string;
  readonly conditions: readonly FailCondition[];
}

/** @throws BadInput that tells every flag which cannot be used */
export function checkedFlags(flags: PlanFlags, io: Pick<Io, 'today'>): CheckedFlags {
  const { out, decisions, compare, failOn = [] } = flags;
  const reader = flagReader();
  for (const [flag, place] of Object.entries({ out, decisions, compare }))
    reader.read(() => refuseEmptyPlace(flag, place));
  const asOf = reader.read(() => asOfDate(flags.asOf, io));
  const conditions = failOn.map((text) => reader.read(() => conditionOf(text))).filter((each) => each !== undefined);
  reader.end();
  return { asOf: String(asOf), conditions };
}

function conditionOf(text: string): FailCondition {
  const condition = parseFailCondition(text);
  if (condition) return condition;
  throw new BadInput(
    `--fail-on ${shown(text)} is no condition.`,
    `Conditions are written as ${listed(Object.keys(failConditionForms))}; --help explains them.`,
  );
}
