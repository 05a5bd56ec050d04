import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { ProfileName } from '../config/profile-names';
import { parseDeployment } from '../load-deployment';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Given } from './init/answers';
import { answerTo, answersFromFlags, askedAnswers } from './init/answers';
import { awsFile } from './init/aws-file';
import { newClusterId } from './init/cluster-id';
import type { NewFile } from './init/file-head';
import { kubernetesFile } from './init/kubernetes-file';
import type { Io } from './io';
import { makeFolder } from './make-folder';

export interface InitArguments {
  readonly file?: string;
  readonly profile?: ProfileName;
  readonly given: Given;
  /** Ask nothing. */
  readonly yes?: boolean;
}

const profileChoices = [
  { value: 'minimal', description: 'AWS, brokers in one zone: development and trials' },
  { value: 'production', description: 'AWS, three zones, a new VPC and EKS cluster' },
  { value: 'private', description: 'a Kubernetes cluster of your own, no AWS' },
] as const;

/** `automq-kit init`: writes a new deployment file, commented and valid. */
export async function init({ file, profile: wanted, given, yes }: InitArguments, io: Io): Promise<ExitCode> {
  if (file !== undefined) refuseToOverwrite(resolve(io.cwd, file), file);
  const asks = io.interactive && !yes;
  const profile = wanted ?? (asks ? await chooseProfile(io) : undefined);
  if (profile === undefined) {
    throw new BadInput(
      'Nobody is at the terminal to answer, and --profile is missing.',
      'Give --profile minimal, production or private, and the flags that `automq-kit init --help` lists.',
    );
  }
  const answers = asks ? await askedAnswers(profile, given, io) : answersFromFlags(profile, given);
  const shown = file ?? join('deployments', `${answerTo(answers, 'name')}.yaml`);
  const path = resolve(io.cwd, shown);
  const schema = schemaFor(path, io.cwd);
  const text = render({ profile, answers, clusterId: newClusterId(io.randomUuid), schema });
  // A file that the kit writes is one that the kit accepts.
  parseDeployment(text, shown);
  write(text, path, shown);
  io.out(`${shown} is written. Next:\n  npx automq-kit config show ${shown}\n  npx automq-kit synth ${shown}`);
  return exitCode.ok;
}

async function chooseProfile({ prompts }: Io): Promise<ProfileName> {
  return (await prompts.choose({ message: 'What kind of deployment is it?', choices: profileChoices })) as ProfileName;
}

const render = (file: NewFile) =>
  file.profile === 'private' ? kubernetesFile(file) : awsFile({ ...file, profile: file.profile });

function refuseToOverwrite(path: string, shown: string): void {
  if (!existsSync(path)) return;
  throw new BadInput(
    `${shown} is there already, and its cluster id and zone numbers must live on.`,
    'Edit it, or give another file.',
  );
}

/** The schema beside the file, in a clone of the kit or where npm puts it. */
function schemaFor(path: string, cwd: string): string {
  const inClone = join(cwd, 'docs', 'deployment.schema.json');
  const installed = join(cwd, 'node_modules', 'automq-kit', 'docs', 'deployment.schema.json');
  return relative(dirname(path), existsSync(inClone) ? inClone : installed);
}

function write(text: string, path: string, shown: string): void {
  refuseToOverwrite(path, shown);
  try {
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new BadInput(
      `${shown} can't be written: ${(error as Error).message}`,
      'Give a file in a folder that you can write to.',
    );
  }
}
