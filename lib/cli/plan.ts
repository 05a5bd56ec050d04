import type { Problem } from '../config/problem';
import { failsOn } from '../plan/fails-on';
import { planAsJson } from '../plan/plan-as-json';
import { comparePlans } from '../plan/report/compare/compare-plans';
import { planChangeAsJson } from '../plan/report/compare/plan-change-as-json';
import { comparisonReport } from '../plan/report/compare/comparison-report';
import { htmlOf } from '../plan/report/render-html';
import { markdownOf } from '../plan/report/render-markdown';
import { textOf } from '../plan/report/render-text';
import type { Report } from '../plan/report/report';
import { reportOf } from '../plan/report/report-of';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';
import type { PlanFlags } from './plan/checked-flags';
import { checkedFlags } from './plan/checked-flags';
import type { MadePlan } from './plan/made-plan';
import { madePlan } from './plan/made-plan';
import type { PlanFormat } from './plan/plan-format';
import { writePlan } from './plan/write-plan';
import { problemAsJson, renderJson } from './problems-as-json';
import { renderWarning } from './warning';

export interface PlanArguments extends PlanFlags {
  readonly file: string;
  readonly format: PlanFormat;
}

/** `automq-kit plan`: whether a deployment fits, what it costs, what may fail and what is not ready, before it is there. */
export function plan(args: PlanArguments, io: Io): ExitCode {
  const { file, format, out, compare, decisions } = args;
  const { asOf, conditions } = checkedFlags(args, io);
  const made = madePlan(file, asOf, io);
  const before = compare === undefined ? undefined : madePlan(compare, asOf, io);
  const warnings = [...made.warnings, ...otherDeployment(made, before)];
  const text = rendered(format, { made, before, warnings });
  const { decisions: records } = made.plan;
  writePlan(
    {
      report: out === undefined ? undefined : { file: out, text },
      decisions: decisions === undefined ? undefined : { folder: decisions, records },
    },
    io,
  );
  if (format !== 'json') for (const warning of warnings) io.err(renderWarning(warning));
  io.out(out === undefined ? text.trimEnd() : `${out} is written.`);
  if (decisions !== undefined) io.err(`${decisions} holds the decision records of ${records.length} workload groups.`);
  const reasons = failsOn(made.plan, conditions);
  for (const reason of reasons) io.err(`  fails: ${reason}`);
  return reasons.length === 0 ? exitCode.ok : exitCode.findings;
}

/** Two deployments may be held against each other, but mostly somebody took the wrong file. */
function otherDeployment({ plan: { deployment } }: MadePlan, before: MadePlan | undefined): readonly Problem[] {
  if (before === undefined || before.plan.deployment === deployment) return [];
  return [
    {
      path: ['name'],
      message: `This is ${deployment}, and ${before.file} is ${before.plan.deployment}.`,
      fix: 'For what a change does, give --compare the file of the same deployment as it was before.',
      rule: 'compared-deployments',
    },
  ];
}

interface Rendering {
  readonly made: MadePlan;
  readonly before: MadePlan | undefined;
  readonly warnings: readonly Problem[];
}

function rendered(format: PlanFormat, rendering: Rendering): string {
  switch (format) {
    case 'json':
      return renderedJson(rendering);
    case 'text':
      return textOf(reportFor(rendering));
    case 'markdown':
      return markdownOf(reportFor(rendering));
    case 'html':
      return htmlOf(reportFor(rendering));
  }
}

const reportFor = ({ made, before }: Rendering): Report =>
  before === undefined
    ? reportOf(made.plan, made.deployment)
    : comparisonReport(comparePlans(before.plan, made.plan), { before: before.file, after: made.file });

function renderedJson({ made, before, warnings }: Rendering): string {
  const told = warnings.map(problemAsJson);
  const value =
    before === undefined ? planAsJson(made.plan, told) : planChangeAsJson(comparePlans(before.plan, made.plan), told);
  return `${renderJson(value)}\n`;
}
