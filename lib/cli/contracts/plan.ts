import { resolve } from 'node:path';
import { planChanges } from '../../contracts/live/plan-changes';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import { flagReader } from '../flag-reader';
import type { Io } from '../io';
import { asOfDate } from '../plan/as-of-date';
import { refuseEmptyPlace } from '../refuse-empty-place';
import { replaceOwnFile } from '../replace-own-file';
import type { ClusterFlags } from './cluster-flags';
import { inCluster } from './cluster-flags';
import type { ChangePlanFormat } from './plan-format';
import { isWrittenChangePlan, renderPlan } from './plan/render-plan';
import { wantedState } from './wanted-state';

export interface PlanChangesArguments extends ClusterFlags {
  readonly file: string;
  readonly format: ChangePlanFormat;
  /** File to write; the plan is printed when left out. */
  readonly out?: string;
  /** Day of the plan, `2026-11-21`; today when left out. */
  readonly asOf?: string;
}

/** `automq-kit contracts plan`: what would bring a cluster in line with its contracts. */
export async function planOfContracts(args: PlanChangesArguments, io: Io): Promise<ExitCode> {
  const { file, format, out } = args;
  const asOf = checkedDay(args, io);
  const { desired, costs } = await wantedState(file, asOf, io);
  const { plan, notes } = await inCluster(args, io, (cluster) =>
    planChanges(cluster, desired, { asOf, ...(costs === undefined ? {} : { costs }), onProgress: io.status }),
  );
  io.status('');
  const text = renderPlan(plan, format);
  if (out !== undefined) replaceOwnFile(resolve(io.cwd, out), text, isWrittenChangePlan);
  for (const note of notes) io.err(`note: ${note}`);
  io.out(out === undefined ? text.trimEnd() : `${out} is written. Plan ${plan.hash}`);
  return plan.changes.length + plan.refusals.length === 0 ? exitCode.ok : exitCode.findings;
}

function checkedDay({ out, asOf: given, commandConfig }: PlanChangesArguments, io: Io): string {
  const { read, end } = flagReader();
  read(() => refuseEmptyPlace('out', out));
  read(() => refuseEmptyPlace('command-config', commandConfig));
  const asOf = read(() => asOfDate(given, io));
  end();
  return String(asOf);
}
