import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ProfileName } from '../config/profile-names';
import { parseDeployment } from '../load-deployment';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Answers } from './init/answers';
import { answerTo, answersTo } from './init/answers';
import { askedAnswers } from './init/asked-answers';
import { newClusterId } from './init/cluster-id';
import { commandLine } from './init/command-line';
import type { Given } from './init/flag-answers';
import { answersFromFlags, givenAnswers } from './init/flag-answers';
import { newFile } from './init/new-file';
import { notWritten } from './init/not-written';
import { schemaPlace } from './init/schema-place';
import { trialProblem } from './init/trial';
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
  if (file !== undefined) refuseToOverwrite(file, io);
  const asks = io.interactive && !yes;
  const profile = wanted ?? (asks ? await chooseProfile(io) : undefined);
  if (profile === undefined) {
    throw new BadInput(
      'Nobody is at the terminal to answer, and --profile is missing.',
      'Give --profile minimal, production or private, and the flags that `automq-kit init --help` lists.',
    );
  }
  if (!asks) {
    const answers = answersFromFlags(profile, given);
    return write({ file: fileOf(answers, file), profile, answers }, 'Correct the flags and run it again.', io);
  }
  const problem = (answers: Answers) => nameTaken(answers, file, io) ?? trialProblem(profile, answers);
  const answers = await askedAnswers({ profile, given: givenAnswers(profile, given), problem }, io);
  const target = { file: fileOf(answers, file), profile, answers };
  return write(target, `Your answers as a command, to correct and run: ${commandLine(target)}`, io);
}

async function chooseProfile({ prompts }: Io): Promise<ProfileName> {
  return (await prompts.choose({ message: 'What kind of deployment is it?', choices: profileChoices })) as ProfileName;
}

const fileOf = (answers: Answers, file = join('deployments', `${answerTo(answers, 'name')}.yaml`)) => file;

/** Whether the name makes a file that is there; told while another name can be given. */
function nameTaken(answers: Answers, wanted: string | undefined, { cwd }: Io): string | undefined {
  if (answersTo(answers, 'name').length === 0) return undefined;
  const file = fileOf(answers, wanted);
  return existsSync(resolve(cwd, file)) ? `${file} is there already` : undefined;
}

function refuseToOverwrite(file: string, { cwd }: Io): void {
  if (!existsSync(resolve(cwd, file))) return;
  throw new BadInput(
    `${file} is there already, and its cluster id and zone numbers must live on.`,
    'Edit it, or give another file.',
  );
}

interface Target {
  readonly file: string;
  readonly profile: ProfileName;
  readonly answers: Answers;
}

/** @param remedy what to do when it can't be written */
function write({ file, profile, answers }: Target, remedy: string, io: Io): ExitCode {
  const path = resolve(io.cwd, file);
  const schema = schemaPlace(dirname(path));
  try {
    const text = newFile({ profile, answers, clusterId: newClusterId(io.randomUuid), schema });
    // A file that the kit writes is one that the kit accepts.
    parseDeployment(text, file);
    refuseToOverwrite(file, io);
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw notWritten(error, file, remedy);
  }
  io.out(`${file} is written. Next:\n  npx automq-kit config show ${file}\n  npx automq-kit synth ${file}`);
  if (schema === undefined) io.out('For editors: npx automq-kit config schema > deployment.schema.json');
  return exitCode.ok;
}
