import { join, relative, resolve } from 'node:path';
import { images } from '../bundle/images';
import { InvalidDeployment } from '../config/invalid-deployment';
import type { Deployment } from '../model/deployment';
import { isAwsDeployment } from '../model/deployment';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import type { Kit, Loaded } from './kit';
import { fillOutputFolder, writeFiles } from './output-folder';
import type { SynthSummary } from './synth-summary';
import { renderSynthSummary } from './synth-summary';

export interface SynthArguments {
  readonly files: readonly string[];
  readonly out?: string;
  readonly format: Format;
}

/** `automq-kit synth`: writes the cloud assembly and the manifests of deployment files. */
export async function synth({ files, out, format }: SynthArguments, io: Io, kit: Kit): Promise<ExitCode> {
  if (out !== undefined && files.length > 1) {
    throw new BadInput('--out names one folder, and there are several deployment files.', 'Leave --out away: each goes to out/<name>.');
  }
  const loaded = await loadAll(files, io, kit);
  if (!loaded) return exitCode.badInput;
  const summaries: SynthSummary[] = [];
  for (const each of loaded) {
    const folder = resolve(io.cwd, out ?? join('out', each.deployment.name));
    if (loaded.length > 1) io.status(`  ${each.deployment.name} ...`);
    summaries.push(await synthesizeOne(each, { folder, io, kit }));
  }
  io.status('');
  io.out(format === 'json' ? JSON.stringify({ deployments: summaries }, undefined, 2) : summaries.map(renderSynthSummary).join('\n\n'));
  return exitCode.ok;
}

interface LoadedFile extends Loaded {
  readonly file: string;
}

/** All of them, or nothing after all their problems were told. */
async function loadAll(files: readonly string[], io: Io, kit: Kit): Promise<readonly LoadedFile[] | undefined> {
  const loaded: LoadedFile[] = [];
  for (const file of files) {
    try {
      loaded.push({ file, ...(await kit.load(resolve(io.cwd, file))) });
    } catch (error) {
      if (!(error instanceof InvalidDeployment)) throw error;
      io.err(error.message);
    }
  }
  if (loaded.length < files.length) return undefined;
  for (const [index, { file, deployment }] of loaded.entries()) {
    const twin = loaded.find((other, at) => at < index && other.deployment.name === deployment.name);
    if (twin) {
      throw new BadInput(
        `${twin.file} and ${file} are both named "${deployment.name}" and would overwrite each other.`,
        'Give each deployment a name of its own, or synthesize them one by one with --out.',
      );
    }
  }
  return loaded;
}

interface Target {
  readonly folder: string;
  readonly io: Io;
  readonly kit: Kit;
}

async function synthesizeOne({ file, deployment, warnings }: LoadedFile, { folder, io, kit }: Target): Promise<SynthSummary> {
  return fillOutputFolder(folder, async (staging) => {
    const { waves, files } = await kit.manifests(deployment);
    const stacks = isAwsDeployment(deployment) ? await kit.synthesize(deployment, join(staging, 'cdk.out')) : [];
    writeFiles(join(staging, 'manifests'), files);
    return {
      file,
      name: deployment.name,
      place: placeOf(deployment),
      delivery: deployment.delivery,
      out: relative(io.cwd, folder) || '.',
      stacks: stacks.map(({ stackName, template }) => ({ name: stackName, resources: Object.keys(template.Resources ?? {}).length })),
      waves: waves.map(({ id, objects }) => ({ id, objects: objects.length })),
      images: images(waves),
      warnings,
    };
  });
}

function placeOf({ platform }: Deployment): SynthSummary['place'] {
  if (platform.kind !== 'aws') return { kind: 'kubernetes' };
  return { kind: 'aws', account: platform.account, region: platform.region, cluster: platform.cluster.name };
}
