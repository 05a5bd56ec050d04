import { resolve } from 'node:path';
import { parseAuditRecord } from '../../contracts/change/audit-record';
import { changeInWords } from '../../contracts/change/change-in-words';
import type { CarriedOut } from '../../contracts/live/carry-out';
import { carryOut } from '../../contracts/live/carry-out';
import type { LiveCluster } from '../../contracts/live/live-cluster';
import type { PlannedChanges } from '../../contracts/live/plan-changes';
import { planChanges } from '../../contracts/live/plan-changes';
import { readReviewErrors } from '../../contracts/review/read-review-errors';
import { counted } from '../../model/wording';
import { BadInput } from '../bad-input';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import { flagReader } from '../flag-reader';
import type { Format } from '../format';
import type { Io } from '../io';
import { renderJson } from '../problems-as-json';
import { refuseEmptyPlace } from '../refuse-empty-place';
import { replaceOwnFile } from '../replace-own-file';
import { renderCarriedOut } from './apply/render-carried-out';
import type { Reviewed, ReviewedFlags } from './apply/reviewed-plan';
import { reviewedPlan, unreviewed } from './apply/reviewed-plan';
import type { RiskWords } from './apply/wanted-words';
import { unallowed } from './apply/wanted-words';
import type { ClusterFlags } from './cluster-flags';
import { inCluster } from './cluster-flags';
import { renderPlan } from './plan/render-plan';
import type { WantedState } from './wanted-state';
import { wantedState } from './wanted-state';

export interface ApplyContractsArguments extends ClusterFlags, ReviewedFlags, RiskWords {
  readonly file: string;
  readonly yes?: boolean;
  /** File for the record, besides the topic. */
  readonly audit?: string;
  /** Who does it; the name of the login when left out. */
  readonly by?: string;
  readonly format: Format;
}

/** `automq-kit contracts apply`: brings a cluster in line with its contracts. */
export async function applyContracts(args: ApplyContractsArguments, io: Io): Promise<ExitCode> {
  const reviewed = checkedFlags(args, io);
  const wanted = await wantedState(args.file, io.today(), io);
  const errors = reviewErrors(wanted, args, io);
  if (errors.length > 0) return refuse('The review of the contracts has errors.', errors, { args, io });
  return inCluster(args, io, (cluster) => applyTo(cluster, { args, io, wanted, reviewed }));
}

function checkedFlags(args: ApplyContractsArguments, io: Io): Reviewed | undefined {
  const { read, end } = flagReader();
  for (const [flag, place] of Object.entries({
    audit: args.audit,
    plan: args.plan,
    'command-config': args.commandConfig,
  }))
    read(() => refuseEmptyPlace(flag, place));
  if (!args.yes && !io.interactive)
    read(() => {
      throw new BadInput(
        'Nobody is at the terminal to confirm this.',
        'Say --yes, or look first with `contracts plan`.',
      );
    });
  const reviewed = read(() => reviewedPlan(args, io));
  end();
  return reviewed;
}

const reviewErrors = (
  { deployment, contracts }: WantedState,
  { file }: Pick<ApplyContractsArguments, 'file'>,
  { cwd, today }: Pick<Io, 'cwd' | 'today'>,
): readonly string[] =>
  readReviewErrors({ deployment, contracts, asOf: today() }, { path: resolve(cwd, file), shownAs: file }).map(
    ({ message }) => message,
  );

interface Applying {
  readonly args: ApplyContractsArguments;
  readonly io: Io;
  readonly wanted: WantedState;
  readonly reviewed: Reviewed | undefined;
}

async function applyTo(cluster: LiveCluster, { args, io, wanted, reviewed }: Applying): Promise<ExitCode> {
  const { desired, costs } = wanted;
  const planned = await planChanges(cluster, desired, {
    asOf: io.today(),
    ...(costs === undefined ? {} : { costs }),
    onProgress: io.status,
  });
  const { plan, notes } = planned;
  io.err(renderPlan(plan, 'text').trimEnd());
  for (const note of notes) io.err(`note: ${note}`);
  const told = { args, io };
  const others = unreviewed(plan, reviewed);
  if (others.length > 0) return refuse('This is a plan that changed since it was reviewed.', others, told);
  const risks = unallowed(plan, args);
  if (risks.length > 0) return refuse('Records or order may be lost by it, and nobody has said the word.', risks, told);
  if (plan.changes.length === 0 && planned.hasRecord) return nothingToDo(planned, told);
  if (!args.yes && !(await io.prompts.confirm(`Apply this to ${plan.clusterId}?`))) {
    io.err('Nothing was applied.');
    return exitCode.findings;
  }
  const carried = await carryOut(cluster, planned, {
    who: whoIs(args, cluster),
    epochMs: io.epochMs,
    signal: io.interrupted(),
    onProgress: progressTo(io),
  });
  return ended(carried, told);
}

/** What somebody says of himself stands beside the login, which the cluster has checked. */
const whoIs = ({ by }: Pick<ApplyContractsArguments, 'by'>, { user }: Pick<LiveCluster, 'user'>): string => {
  const login = user ?? 'a login without a name';
  return by === undefined ? login : `${by} (${login})`;
};

/** A line that is replaced for who looks on, and one of every tenth for a log. */
function progressTo(io: Pick<Io, 'status' | 'err' | 'interactive'>) {
  let tenth = 0;
  return (done: number, all: number) => {
    const text = `${done} of ${counted(all, 'change')}`;
    io.status(text);
    const reached = Math.floor((done * 10) / all);
    if (!io.interactive && reached > tenth) io.err(`  ${text}`);
    tenth = Math.max(tenth, reached);
  };
}

interface Told {
  readonly args: ApplyContractsArguments;
  readonly io: Io;
}

function refuse(message: string, lines: readonly string[], { args, io }: Told): ExitCode {
  io.err(`Nothing was applied. ${message}\n${lines.map((line) => `  ${line}`).join('\n')}`);
  if (args.format === 'json') io.out(renderJson({ problems: lines.map((line) => ({ message: line, fix: message })) }));
  return exitCode.findings;
}

function nothingToDo({ plan }: PlannedChanges, { args, io }: Told): ExitCode {
  const { deployment, environment, clusterId, hash, refusals } = plan;
  if (args.format === 'json') io.out(renderJson({ deployment, environment, clusterId, planHash: hash, counts: {} }));
  else io.out(`${deployment}: nothing to change.`);
  return refusals.length === 0 ? exitCode.ok : exitCode.findings;
}

function ended(carried: CarriedOut, told: Told): ExitCode {
  const { args, io } = told;
  const { refused, run, record, unrecorded } = carried;
  if (refused.length > 0) {
    const lines = refused.map(({ change, why }) => `${changeInWords(change)}: ${why}`);
    return refuse('The brokers would refuse some of it.', lines, told);
  }
  const text = `${renderJson(record)}\n`;
  if (args.audit !== undefined)
    replaceOwnFile(resolve(io.cwd, args.audit), text, (found) => parseAuditRecord(found) !== undefined);
  io.out(args.format === 'json' ? text.trimEnd() : renderCarriedOut(carried));
  if (unrecorded !== undefined) {
    io.err(`${unrecorded.message}\n    ${unrecorded.fix}`);
    if (args.audit === undefined && args.format !== 'json') io.out(text.trimEnd());
  }
  if (run.ended === 'interrupted') io.err('Stopped at your wish. What is done stays done; the same command goes on.');
  else if (run.ended !== undefined)
    io.err(`${run.ended.message}\n    ${run.ended.fix} What is done stays done; the same command goes on.`);
  return endedWith(carried);
}

function endedWith({ run, record, unrecorded }: CarriedOut): ExitCode {
  const hasFailed = run.outcomes.some(({ result }) => result === 'failed');
  if (hasFailed || unrecorded !== undefined || (run.ended !== undefined && run.ended !== 'interrupted'))
    return exitCode.outside;
  return run.ended === 'interrupted' || record.refused.length > 0 ? exitCode.findings : exitCode.ok;
}
