import { resolve } from 'node:path';
import type { Problem } from '../config/problem';
import type { Deployment } from '../model/deployment';
import { htmlOf } from '../plan/report/render-html';
import { textOf } from '../plan/report/render-text';
import { counted } from '../model/wording';
import { simulationChecks } from '../simulate/findings';
import { simulationAsJson } from '../simulate/json/simulation-as-json';
import { renderSvg } from '../simulate/report/render-svg';
import { simulationReport } from '../simulate/report/simulation-report';
import type { SimulatedDay } from '../simulate/simulated-day';
import { simulatedDay } from '../simulate/simulated-day';
import type { ZoneLoss } from '../simulate/simulation';
import { simulationResult } from '../simulate/simulation-result';
import { stepSeconds } from '../simulate/step-seconds';
import { exampleDay } from '../simulate/traffic/example-day';
import type { TrafficDay } from '../simulate/traffic/traffic-day';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { problemAsJson, renderJson } from './problems-as-json';
import { readDeployment } from './read-deployment';
import { replaceOwnFile } from './replace-own-file';
import type { SimulationFlags } from './simulate/checked-flags';
import { checkedSimulationFlags } from './simulate/checked-flags';
import { isSimulationResult, isWrittenSimulation } from './simulate/is-written-simulation';
import { readTraffic } from './simulate/read-traffic';
import type { SimulationFormat } from './simulate/simulation-format';
import { renderWarning } from './warning';

export interface SimulateArguments extends SimulationFlags {
  readonly file: string;
  readonly format: SimulationFormat;
}

/** `automq-kit simulate`: how the number of brokers follows a day of traffic, and whether anybody has to wait. */
export function simulate(args: SimulateArguments, io: Io): ExitCode {
  const { file, format, traffic, out, result } = args;
  const { deployment, warnings } = readDeployment(file, io);
  const { days: named, loss, asOf, failOn } = checkedSimulationFlags(args, deployment, io);
  const traffics =
    traffic === undefined ? named.map((id) => exampleDay(deployment, id)) : [readTraffic(traffic, deployment, io)];
  const days = traffics.map((day) => simulatedDay(deployment, day, loss && withinDay(loss, day)));
  const text = rendered(format, { days, deployment, warnings });
  if (out !== undefined) replaceOwnFile(resolve(io.cwd, out), text, isWrittenSimulation);
  if (result !== undefined) {
    const found = simulationResult(deployment.name, days, asOf);
    replaceOwnFile(resolve(io.cwd, result), `${renderJson(found)}\n`, isSimulationResult);
  }
  if (format !== 'json') for (const warning of warnings) io.err(renderWarning(warning));
  io.out(out === undefined ? text.trimEnd() : `${out} is written.`);
  const failing = failOn.filter((check) => days.some(({ findings }) => findings.some(({ id }) => id === check)));
  for (const check of failing) io.err(`  fails: ${check}: ${simulationChecks[check]}`);
  return failing.length === 0 ? exitCode.ok : exitCode.findings;
}

/** A loss as seconds of a day, which may begin later than midnight. */
function withinDay({ zone, fromSecond, toSecond }: ZoneLoss, { startMinute, steps }: TrafficDay): ZoneLoss {
  const start = startMinute * 60;
  const from = fromSecond - start;
  if (from >= 0 && from < steps * stepSeconds) return { zone, fromSecond: from, toSecond: toSecond - start };
  throw new BadInput(
    `--at is outside of the traffic, which begins ${counted(startMinute, 'minute')} after midnight and lasts ${counted(Math.round((steps * stepSeconds) / 60), 'minute')}.`,
    'Give a time of the file with --at.',
  );
}

interface Rendering {
  readonly days: readonly SimulatedDay[];
  readonly deployment: Deployment;
  readonly warnings: readonly Problem[];
}

function rendered(format: SimulationFormat, { days, deployment, warnings }: Rendering): string {
  switch (format) {
    case 'json':
      return `${renderJson(simulationAsJson(deployment.name, days, warnings.map(problemAsJson)))}\n`;
    case 'text':
      return textOf(simulationReport(days, deployment));
    case 'svg':
      return renderSvg(simulationReport(days, deployment));
    case 'html':
      return htmlOf(simulationReport(days, deployment), { command: 'simulate', noun: 'simulation' });
  }
}
