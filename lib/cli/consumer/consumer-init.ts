import { existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InvalidConsumer } from '../../consumer/config/invalid-consumer';
import { parseConsumer } from '../../consumer/load-consumer';
import { providerSection } from '../../consumer/model/provider-section';
import { isAwsDeployment } from '../../model/deployment';
import { endpointServiceOutput, handoffKeys } from '../../model/handoff';
import { BadInput } from '../bad-input';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import { notWritten } from '../init/not-written';
import { schemaPlace } from '../init/schema-place';
import type { Io } from '../io';
import { makeFolder } from '../make-folder';
import { readDeployment } from '../read-deployment';
import { readHandoffs } from '../read-handoff';
import type { ConsumerAnswers, NewConsumerFile } from './new-consumer-file';
import { newConsumerFile } from './new-consumer-file';

export interface ConsumerInitArguments {
  /** The deployment file of the brokers. */
  readonly deployment: string;
  /** Outputs of its deployed stacks. */
  readonly handoff: string;
  /** File to write; printed when left out. */
  readonly file?: string;
  readonly answers: ConsumerAnswers;
}

/** `automq-kit consumer init`: a consumer file with everything that the deployment knows. */
export function consumerInit({ deployment, handoff, file, answers }: ConsumerInitArguments, io: Io): ExitCode {
  const provider = providerOf(deployment, handoff, io);
  if (file !== undefined) return write(file, { provider, answers }, io);
  io.out(orRefused('', () => checked({ provider, answers })).trimEnd());
  return exitCode.ok;
}

function write(file: string, newFile: NewConsumerFile, io: Io): ExitCode {
  const path = resolve(io.cwd, file);
  if (existsSync(path)) {
    throw new BadInput(
      `${file} is there already.`,
      'Give another file; or name none, and put the section `provider` that is printed in the place of the old one.',
    );
  }
  orRefused(file, () => {
    const text = checked({ ...newFile, schema: schemaPlace(dirname(path), 'consumer.schema.json') });
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
  });
  io.out(
    `${file} is written. Complete it, then:\n  npx automq-kit consumer check ${file}\n  npx automq-kit consumer synth ${file}`,
  );
  return exitCode.ok;
}

function orRefused<T>(file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw notWritten(error, file, 'Correct the flags and run it again.');
  }
}

function providerOf(file: string, handoff: string, io: Io): NewConsumerFile['provider'] {
  const { deployment } = readDeployment(file, io);
  const keys = handoffKeys(deployment).filter(({ key }) => key === endpointServiceOutput);
  if (!isAwsDeployment(deployment) || keys.length === 0) {
    throw new BadInput(
      `${file}: "${deployment.name}" lets nobody in over PrivateLink.`,
      'Write `access.privateLink` with the accounts that may connect, deploy, and run this again.',
    );
  }
  const values = readHandoffs({ file: handoff, deployments: [deployment], keys }, io).get(deployment.name);
  const provider = values && providerSection(deployment, values);
  if (provider === undefined) throw new Error(`${endpointServiceOutput} was read and is not there`);
  return provider;
}

/** The text, unless something in it is wrong and not only missing. */
function checked(newFile: NewConsumerFile): string {
  const text = newConsumerFile(newFile);
  try {
    parseConsumer(text, '');
  } catch (error) {
    if (!(error instanceof InvalidConsumer)) throw error;
    const wrong = error.problems.filter(({ rule }) => rule !== 'missing-key');
    if (wrong.length > 0) throw new InvalidConsumer('', wrong);
  }
  return text;
}
