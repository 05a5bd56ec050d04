import { resolve } from 'node:path';
import { nearest } from '../../config/nearest';
import { shown } from '../../config/shown';
import { drillObstacle } from '../../contracts/drill/drill-obstacle';
import type { DrillPlan } from '../../contracts/drill/drill-plan';
import { drillPlanOf } from '../../contracts/drill/drill-plan';
import type { DrillReport } from '../../contracts/drill/drill-report';
import { drillResult } from '../../contracts/drill/drill-result';
import { renderDrill } from '../../contracts/drill/render-drill';
import { ClusterFailure } from '../../contracts/live/cluster-failure';
import { connect } from '../../contracts/live/connect';
import { DrillInterrupted } from '../../contracts/live/drill/drill-run';
import { runDrill } from '../../contracts/live/drill/run-drill';
import { sweepLeftovers } from '../../contracts/live/drill/sweep-leftovers';
import type { LiveCluster } from '../../contracts/live/live-cluster';
import { loadContracts } from '../../contracts/load-contracts';
import type { ContractSet } from '../../contracts/model/contract-set';
import type { TopicContract } from '../../contracts/model/topic-contract';
import { slowestThroughput } from '../../contracts/review/partition-load';
import type { Deployment } from '../../model/deployment';
import { listed } from '../../model/wording';
import { BadInput } from '../bad-input';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Io } from '../io';
import { OutsideFailure } from '../outside-failure';
import { renderJson } from '../problems-as-json';
import { readDeployment } from '../read-deployment';
import { replaceOwnFile } from '../replace-own-file';
import { Declined, agreeToDisruption } from './agree-to-disruption';
import type { CheckedDrillFlags } from './checked-flags';
import { checkedDrillFlags } from './checked-flags';
import type { DrillArguments } from './drill-arguments';
import { isDrillResult } from './is-drill-result';
import { stopBroker } from './stop-broker';

/** What a drill is made of, before anybody is asked anything. */
interface Prepared {
  readonly args: DrillArguments;
  readonly deployment: Deployment;
  readonly contracts: ContractSet;
  readonly topic: TopicContract;
  readonly flags: CheckedDrillFlags;
  readonly plan: DrillPlan;
}

/** `automq-kit drill`: tries what a contract promises, on a live cluster, in a topic of its own that is removed again. */
export async function drill(args: DrillArguments, io: Io): Promise<ExitCode> {
  const prepared = await prepare(args, io);
  const { plan, flags } = prepared;
  io.err(announcement(prepared).join('\n'));
  const report = await tried(prepared, io);
  if (report === undefined) return exitCode.findings;
  if (args.result !== undefined)
    replaceOwnFile(resolve(io.cwd, args.result), `${renderJson(drillResult(report, flags.asOf))}\n`, isDrillResult);
  io.out(args.format === 'json' ? renderJson({ ...report, adapted: plan.adapted }) : renderDrill(report));
  return report.passed ? exitCode.ok : exitCode.findings;
}

async function prepare(args: DrillArguments, io: Io): Promise<Prepared> {
  const flags = checkedDrillFlags(args, io);
  const { deployment } = readDeployment(args.file, io);
  const contracts = await loadContracts(deployment, resolve(io.cwd, args.file), args.file);
  const topic = topicOf(contracts, args.topic);
  const obstacle = drillObstacle(topic, args.drill);
  if (obstacle !== undefined) throw new BadInput(obstacle.message, obstacle.fix);
  const plan = drillPlanOf(topic, { drill: args.drill, name: flags.name, limits: flags.limits });
  return { args, deployment, contracts, topic, flags, plan };
}

function topicOf({ topics }: ContractSet, name: string): TopicContract {
  const found = topics.find((topic) => topic.name === name);
  if (found !== undefined) return found;
  const near = nearest(
    name,
    topics.map((topic) => topic.name),
  );
  throw new BadInput(
    `No contract is for topic ${shown(name)}.`,
    near === undefined ? 'Name a topic of the contracts with --topic.' : `Did you mean "${near}"?`,
  );
}

/** The longest time first. */
function announcement({ plan, topic }: Prepared): readonly string[] {
  const minutes = Math.ceil(plan.longestSeconds / 60);
  const load =
    plan.drill === 'broker-failure'
      ? `${plan.recordsPerSecond} records of ${plan.recordBytes} bytes each second`
      : `${plan.records} records of ${plan.recordBytes} bytes, at most ${plan.recordsPerSecond} each second`;
  return [
    `At most ${minutes} min: drill ${plan.drill} of ${topic.name}`,
    `  in topic ${plan.name} with ${plan.partitions} partitions: ${load}`,
    ...(plan.adapted.length === 0 ? [] : [`  unlike the contract: ${plan.adapted.join(', ')}`]),
  ];
}

/** Undefined where somebody ended it. */
async function tried(prepared: Prepared, io: Io): Promise<DrillReport | undefined> {
  const { args, plan } = prepared;
  try {
    const cluster = await connect(
      args.commandConfig === undefined ? undefined : resolve(io.cwd, args.commandConfig),
      args.bootstrapServer,
    );
    try {
      return await inCluster(cluster, prepared, io);
    } finally {
      await cluster.close();
    }
  } catch (error) {
    if (error instanceof ClusterFailure) throw new OutsideFailure(error.message, error.fix);
    if (error instanceof DrillInterrupted) io.err(`Stopped at your wish; ${plan.name} is removed.`);
    else if (error instanceof Declined) io.err(`Nothing was stopped; ${plan.name} is removed.`);
    else throw error;
    return undefined;
  }
}

async function inCluster(cluster: LiveCluster, prepared: Prepared, io: Io): Promise<DrillReport> {
  const { args, deployment, contracts, topic, flags, plan } = prepared;
  const signal = io.interrupted();
  const progress = (text: string) => io.err(`  ${text}`);
  await tellLeftovers(cluster, io);
  const started = io.clock.now();
  const outcome = await runDrill(
    {
      cluster,
      topic,
      plan,
      clock: io.clock,
      signal,
      deadline: started + plan.longestSeconds * 1000,
      progress,
      made: { clients: [], groups: new Set() },
    },
    {
      partitionBytesPerSecond: slowestThroughput(topic, deployment),
      ...(flags.sample === undefined ? {} : { sample: flags.sample }),
      agree: (leaders) => {
        const partitions = [...leaders.values()].flatMap((each) => each.partitions);
        return agreeToDisruption(partitions, { cluster, contracts, throwaway: plan.name, yes: args.yes === true, io });
      },
      stop: stopBroker(args, deployment, io),
    },
  );
  return {
    drill: plan.drill,
    deployment: deployment.name,
    environment: contracts.environment,
    topic: topic.name,
    owner: topic.fields['x-owner'],
    throwaway: plan.name,
    passed: outcome.checks.every(({ passed }) => passed),
    seconds: (io.clock.now() - started) / 1000,
    ...outcome,
  };
}

async function tellLeftovers(cluster: LiveCluster, io: Pick<Io, 'err' | 'epochMs'>): Promise<void> {
  const { removed, named } = await sweepLeftovers(cluster, io.epochMs());
  if (removed.length > 0) io.err(`Removed what an earlier drill left: ${listed(removed)}.`);
  if (named.length > 0)
    io.err(`Another drill runs, or was killed within the last hour or before it wrote anything: ${listed(named)}.`);
}
