import { join, relative, resolve } from 'node:path';
import { images } from '../bundle/images';
import type { ContractSet } from '../contracts/model/contract-set';
import { accessDocuments, accessPage } from '../docs/access-documents';
import type { Deployment } from '../model/deployment';
import { isAwsDeployment } from '../model/deployment';
import type { Handoff } from '../model/handoff-values';
import { upgradeWords } from '../model/upgrade-words';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import { loadSynth } from './load-synth';
import { fillOutputFolder, writeFiles } from './output-folder';
import { problemAsJson, problemsAsJson, renderJson } from './problems-as-json';
import { readReviewedContracts } from './read-reviewed-contracts';
import type { ReadFile } from './read-deployments';
import { readDeployments } from './read-deployments';
import { readHandoffs } from './read-handoff';
import type { SynthSummary } from './synth-summary';
import { renderSynthSummary } from './synth-summary';

export interface SynthArguments {
  readonly files: readonly string[];
  readonly out?: string;
  /** Outputs of the deployed stacks, to be filled into the manifests. */
  readonly handoff?: string;
  readonly format: Format;
}

/** `automq-kit synth`: writes the cloud assembly and the manifests of deployment files. */
export async function synth({ files, out, handoff, format }: SynthArguments, io: Io): Promise<ExitCode> {
  refuseOut(out, files);
  const { read: loaded, invalid } = readDeployments(files, io);
  if (invalid.length > 0) {
    for (const { message } of invalid) io.err(message);
    if (format === 'json') io.out(renderJson({ problems: invalid.flatMap(problemsAsJson) }));
    return exitCode.badInput;
  }
  refuseTwins(loaded);
  const deployments = loaded.map(({ deployment }) => deployment);
  const handoffs = handoff === undefined ? undefined : readHandoffs({ file: handoff, deployments }, io);
  const contracts = await contractsOf(loaded, io);
  const summaries: SynthSummary[] = [];
  for (const each of loaded) {
    const folder = resolve(io.cwd, out ?? join('out', each.deployment.name));
    if (loaded.length > 1) io.status(`  ${each.deployment.name} ...`);
    const { name } = each.deployment;
    const given = { contracts: contracts.get(name), handoff: handoffs?.get(name) };
    summaries.push(synthesizeOne({ ...each, ...given }, folder, io));
  }
  io.status('');
  io.out(
    format === 'json'
      ? renderJson({ deployments: summaries.map(asJson) })
      : summaries.map(renderSynthSummary).join('\n\n'),
  );
  return exitCode.ok;
}

/** Event contracts by the name of their deployment; all are read before anything is written. */
async function contractsOf(read: readonly ReadFile[], io: Io): Promise<ReadonlyMap<string, ContractSet>> {
  const all = new Map<string, ContractSet>();
  for (const { file, deployment } of read) {
    const contracts = await readReviewedContracts(deployment, file, io);
    if (contracts) all.set(deployment.name, contracts);
  }
  return all;
}

function refuseOut(out: string | undefined, files: readonly string[]): void {
  if (out === '') throw new BadInput('--out is empty.', 'Name a folder, or leave --out away: it goes to out/<name>.');
  if (out === undefined || files.length === 1) return;
  throw new BadInput(
    '--out names one folder, and there are several deployment files.',
    'Leave --out away: each goes to out/<name>.',
  );
}

const asJson = (summary: SynthSummary) => ({ ...summary, warnings: summary.warnings.map(problemAsJson) });

function refuseTwins(read: readonly ReadFile[]): void {
  for (const [index, { file, deployment }] of read.entries()) {
    const twin = read.slice(0, index).find((other) => other.deployment.name === deployment.name);
    if (!twin) continue;
    throw new BadInput(
      `${twin.file} and ${file} are both named "${deployment.name}" and would overwrite each other.`,
      'Give each deployment a name of its own, or synthesize them one by one with --out.',
    );
  }
}

const parts = { 'cdk.out': 'manifest.json', manifests: 'bundle.json', docs: accessPage };

interface Synthesized extends ReadFile {
  readonly contracts: ContractSet | undefined;
  readonly handoff: Handoff | undefined;
}

function synthesizeOne(
  { file, deployment, warnings, contracts, handoff }: Synthesized,
  folder: string,
  { cwd }: Io,
): SynthSummary {
  const { manifests, infrastructure } = loadSynth();
  return fillOutputFolder(folder, parts, (staging) => {
    const { waves, files, missing } = manifests(deployment, { handoff, contracts });
    const stacks = isAwsDeployment(deployment)
      ? infrastructure(deployment, { contracts, outdir: join(staging, 'cdk.out') }).synth().stacks
      : [];
    writeFiles(join(staging, 'manifests'), files);
    writeFiles(join(staging, 'docs'), accessDocuments(deployment));
    return {
      file,
      name: deployment.name,
      place: placeOf(deployment),
      delivery: deployment.delivery,
      out: relative(cwd, folder) || '.',
      stacks: stacks.map(({ stackName, template }) => ({ name: stackName, resources: resourceCount(template) })),
      waves: waves.map(({ id, objects }) => ({ id, objects: objects.length })),
      images: images(waves),
      handoff: missing,
      upgrade: upgradeWords(deployment),
      warnings,
    };
  });
}

const resourceCount = (template: unknown) =>
  Object.keys((template as { readonly Resources?: object }).Resources ?? {}).length;

function placeOf({ platform }: Deployment): SynthSummary['place'] {
  if (platform.kind !== 'aws') return { kind: 'kubernetes' };
  return { kind: 'aws', account: platform.account, region: platform.region, cluster: platform.cluster.name };
}
