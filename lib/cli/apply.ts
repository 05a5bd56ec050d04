import { resolve } from 'node:path';
import type { ApplyRun } from './apply/apply-run';
import { applyWaves, renderApplied } from './apply/apply-waves';
import type { AppliedWave } from './apply/apply-waves';
import type { Bundle } from './apply/bundle';
import { bundleObjects, bundleOf } from './apply/bundle';
import { Cluster } from './apply/cluster';
import type { Context } from './apply/current-context';
import { currentContext } from './apply/current-context';
import { deliveryRemark } from './apply/delivery';
import { differences } from './apply/differences';
import type { Finding } from './apply/finding';
import { renderFindings } from './apply/finding';
import { leftOver, renderLeftOver } from './apply/left-over';
import { titleOf } from './apply/live-object';
import { preflight } from './apply/preflight';
import { isFolder, readBundle } from './apply/read-bundle';
import { scaleInFindings, scalerFindings } from './apply/replicas';
import { refuseUnfilled } from './apply/unfilled';
import { upgradeFindings } from './apply/upgrade-findings';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import { loadSynth } from './load-synth';
import { renderJson } from './problems-as-json';
import { readReviewedContracts } from './read-reviewed-contracts';
import { readDeployment } from './read-deployment';
import { readHandoffs } from './read-handoff';
import { renderWarning } from './warning';

export interface ApplyArguments {
  /** A bundle folder, a folder that `synth` wrote, or a deployment file. */
  readonly source: string;
  /** Outputs of the deployed stacks, for a deployment file. */
  readonly handoff?: string;
  readonly context?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly takeOver?: boolean;
  readonly allowScaleIn?: boolean;
  readonly allowDowngrade?: boolean;
  readonly podTimeoutMinutes: number;
  readonly format: Format;
}

/** `automq-kit apply`: brings a bundle into the cluster of a kubeconfig context, wave by wave. */
export async function apply(args: ApplyArguments, io: Io): Promise<ExitCode> {
  const bundle = bundleOf(await filesFrom(args, io), args.source);
  refuseUnfilled(bundle, args.source);
  if (!args.dryRun && !args.yes && !io.interactive) {
    throw new BadInput('Nobody is at the terminal to confirm this.', 'Say --yes, or look first with --dry-run.');
  }
  const context = await currentContext(io.kubectl, args.context);
  const run: ApplyRun = {
    io,
    bundle,
    cluster: new Cluster(io.kubectl, context.name),
    settings: { takeOver: args.takeOver === true, podTimeoutMs: args.podTimeoutMinutes * 60_000 },
  };
  io.err(intent(bundle, context).join('\n'));
  const obstacles = await obstaclesTo(run, args);
  if (obstacles.length > 0) return refuse(obstacles, args.format, io);
  if (args.dryRun) return showDifferences(run, { args, io });
  if (!args.yes && !(await io.prompts.confirm(`Apply this to ${context.name}?`))) {
    io.err('Nothing was applied.');
    return exitCode.findings;
  }
  const waves = await applyWaves(run);
  const abandoned = await leftOver(run);
  if (args.format === 'json') {
    io.out(renderJson({ deployment: bundle.deployment, context, waves, leftOver: abandoned.map(titleOf) }));
    return exitCode.ok;
  }
  io.out(`${bundle.deployment}: ${summary(waves)}.`);
  if (abandoned.length > 0) io.out(renderLeftOver(abandoned));
  return exitCode.ok;
}

async function filesFrom({ source, handoff }: ApplyArguments, io: Io): Promise<ReadonlyMap<string, string>> {
  const path = resolve(io.cwd, source);
  if (isFolder(path)) {
    if (handoff === undefined) return readBundle(path);
    throw new BadInput(`${source} is a folder, which is applied as it is.`, 'Give --handoff to `automq-kit synth`.');
  }
  const { deployment, warnings } = readDeployment(source, io);
  const given = handoff === undefined ? undefined : readHandoffs({ file: handoff, deployments: [deployment] }, io);
  warnings.forEach((warning) => io.err(renderWarning(warning)));
  const contracts = await readReviewedContracts(deployment, source, io);
  const { manifests } = loadSynth();
  return manifests(deployment, { contracts, handoff: given?.get(deployment.name) }).files;
}

const intent = (bundle: Bundle, { name, server }: Context) => [
  `${bundle.deployment}: ${bundle.waves.length} waves with ${bundleObjects(bundle).length} objects`,
  `  to context ${name} (${server}), namespace ${bundle.namespace}`,
  ...upgradeRemark(bundle),
  ...deliveryRemark(bundle),
];

const upgradeRemark = ({ automq }: Bundle): readonly string[] => {
  if (automq?.upgrade === undefined) return [];
  const { from, step } = automq.upgrade;
  const way = `  upgrade of AutoMQ from ${from} to ${automq.version}, step ${step}`;
  return [step === 'levels' ? `${way}: there is no way back from it` : way];
};

/** What an apply leans on and is not in place. */
async function obstaclesTo(run: ApplyRun, args: ApplyArguments): Promise<readonly Finding[]> {
  const { findings, warnings } = await preflight(run.cluster, run.bundle);
  warnings.forEach((warning) => run.io.err(`warning: ${warning}`));
  return findings.length > 0 ? findings : poolFindings(run, args);
}

function refuse(obstacles: readonly Finding[], format: Format, io: Io): ExitCode {
  io.err(`Nothing was applied. First:\n${renderFindings(obstacles)}`);
  if (format === 'json') io.out(renderJson({ problems: obstacles.map(({ what, fix }) => ({ message: what, fix })) }));
  return exitCode.findings;
}

async function poolFindings({ cluster, bundle }: ApplyRun, { allowScaleIn, allowDowngrade }: ApplyArguments) {
  const statefulSets = bundleObjects(bundle).filter(({ kind }) => kind === 'StatefulSet');
  const live = await cluster.live(statefulSets);
  const scalers = await cluster.list(bundle.namespace, ['horizontalpodautoscalers'], '');
  return [
    ...upgradeFindings(bundle, live, allowDowngrade === true),
    ...(allowScaleIn ? [] : scaleInFindings(statefulSets, live)),
    ...scalerFindings(bundleObjects(bundle), scalers),
  ];
}

async function showDifferences(
  run: ApplyRun,
  { args, io }: { readonly args: ApplyArguments; readonly io: Io },
): Promise<ExitCode> {
  const waves = await differences(run);
  const some = waves.filter(({ created, diff }) => created.length > 0 || diff !== '');
  if (args.format === 'json') {
    io.out(renderJson({ deployment: run.bundle.deployment, waves: some }));
  } else {
    for (const { id, created, diff } of some) {
      io.out([id, ...created.map((title) => `  + ${title}`), ...(diff === '' ? [] : [diff.trimEnd()])].join('\n'));
    }
    io.out(
      some.length === 0 ? 'Nothing would change.' : `${some.length} of ${waves.length} waves would change something.`,
    );
  }
  return some.length === 0 ? exitCode.ok : exitCode.findings;
}

function summary(waves: readonly AppliedWave[]): string {
  const all = (of: 'created' | 'changed' | 'unchanged') => waves.flatMap((wave) => wave[of]);
  const [created, changed, unchanged] = [all('created'), all('changed'), all('unchanged')];
  if (created.length + changed.length === 0)
    return `everything is as the bundle says, ${unchanged.length} objects unchanged`;
  return `done, ${renderApplied({ created, changed: [], unchanged })}${changed.length === 0 ? '' : `, ${changed.length} changed`}`;
}
