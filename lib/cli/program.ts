import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { clientFormats, clientRoles, credentialsFolder } from '../clients/client-format';
import { profileNames } from '../config/profile-names';
import type { ProfileName } from '../config/profile-names';
import { intents } from '../model/access';
import type { ApplyArguments } from './apply';
import { apply } from './apply';
import type { ClientArguments } from './client';
import { client } from './client';
import { configCheck } from './config-check';
import { configSchema } from './config-schema';
import { configShow } from './config-show';
import { addConsumer } from './consumer/commands';
import { addContracts } from './contracts/commands';
import { addDrill } from './drill/commands';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import { formatOption } from './format-option';
import { guarded } from './guarded';
import * as help from './help';
import { init } from './init';
import type { Given } from './init/flag-answers';
import { allQuestions, flagOf } from './init/questions';
import type { Io } from './io';
import { addPlan } from './plan/command';
import { inFormat } from './problems-as-json';
import { repeated } from './repeated-flag';
import type { Run } from './run';
import { addSimulate } from './simulate/command';
import { addRunbook } from './runbook/command';
import { synth } from './synth';

/** Runs `automq-kit` with the arguments after its name and says how it ended. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  let ended: ExitCode = exitCode.ok;
  const run = (command: () => ExitCode | Promise<ExitCode>) => async () => {
    ended = await command();
  };
  return guarded(io, async () => {
    try {
      await program(io, (command) => run(command)()).parseAsync([...argv], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      const asked = error.code === 'commander.helpDisplayed' || error.code === 'commander.version';
      return asked ? exitCode.ok : exitCode.badInput;
    }
    return ended;
  });
}

/** Columns of the help, the same on every terminal. */
const helpWidth = 120;

/** The commands with their flags and help; what they do stands in a file of their own each. */
function program(io: Io, run: Run): Command {
  const line = (write: (text: string) => void) => (text: string) => write(text.replace(/\n$/, ''));
  const root = new Command('automq-kit')
    .description('One deployment file becomes the AWS CDK stacks and the Kubernetes manifests that run AutoMQ.')
    .version(version)
    .helpOption('-h, --help', 'explain it')
    .helpCommand('help [command]', 'explain a command')
    .configureOutput({
      writeOut: line(io.out),
      writeErr: line(io.err),
      getOutHelpWidth: () => helpWidth,
      getErrHelpWidth: () => helpWidth,
    })
    .showHelpAfterError('(--help explains it)')
    .exitOverride()
    .addHelpText('after', help.root);
  addInit(root, io, run);
  addConfig(root, io, run);
  addPlan(root, io, run);
  addSimulate(root, io, run);
  addSynth(root, io, run);
  addApply(root, io, run);
  addClient(root, io, run);
  addRunbook(root, io, run);
  addConsumer(root, io, run);
  addContracts(root, io, run);
  addDrill(root, io, run);
  return root;
}

const profileOption = () => new Option('--profile <profile>', 'what kind of deployment it is').choices(profileNames);

const minutes = (text: string) => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number of minutes above 0.');
  return value;
};

function addInit(root: Command, io: Io, run: Run): void {
  const command = root
    .command('init')
    .argument('[file]', 'the file to write; deployments/<name>.yaml when left out')
    .description('Write a new deployment file: commented, valid, with its cluster id and zone numbers.')
    .addOption(profileOption())
    .option('-y, --yes', 'ask nothing; what no flag says is an error')
    .addHelpText('after', help.init);
  for (const question of allQuestions) {
    const { placeholder, ask, many } = question;
    command.option(`${flagOf(question)} <${placeholder}>`, many ? `${ask} (may be repeated)` : ask, repeated);
  }
  command.action((file: string | undefined, flags: Record<string, unknown>) =>
    run(() => {
      const { profile, yes, ...given } = flags as { profile?: ProfileName; yes?: boolean } & Given;
      return init({ file, profile, yes, given: given }, io);
    }),
  );
}

function addConfig(root: Command, io: Io, run: Run): void {
  const config = root
    .command('config')
    .description('Check, explain and complete a deployment file.')
    .addHelpText('after', help.config);
  config
    .command('check')
    .argument('<file...>', 'deployment files')
    .description('Say everything that is wrong with deployment files. Reads only.')
    .addOption(formatOption())
    .addHelpText('after', help.configCheck)
    .action((files: string[], flags: { format: Format }) => run(() => configCheck({ files, ...flags }, io)));
  config
    .command('show')
    .argument('<file>', 'the deployment file')
    .description(
      'Print the file with everything that its profile and the defaults add, each value with where it comes from.',
    )
    .addOption(formatOption())
    .addHelpText('after', help.configShow)
    .action((file: string, flags: { format: Format }) =>
      run(() => inFormat(flags.format, io, () => configShow({ file, ...flags }, io))),
    );
  config
    .command('schema')
    .description('Print the JSON Schema of the deployment file, for editors.')
    .addHelpText('after', help.configSchema)
    .action(() => run(() => configSchema(io)));
}

function addSynth(root: Command, io: Io, run: Run): void {
  root
    .command('synth')
    .argument('<file...>', 'deployment files')
    .description('Render CDK stacks and Kubernetes manifests. Needs no account, no cluster and no network.')
    .option('-o, --out <folder>', 'folder to write; out/<name> when left out')
    .option('--handoff <file>', 'outputs of the deployed stacks (cdk deploy --outputs-file), for the manifests')
    .addOption(formatOption())
    .addHelpText('after', help.synth)
    .action((files: string[], flags: { out?: string; handoff?: string; format: Format }) =>
      run(() => inFormat(flags.format, io, () => synth({ files, ...flags }, io))),
    );
}

function addApply(root: Command, io: Io, run: Run): void {
  root
    .command('apply')
    .argument('<source>', 'a folder that synth wrote, or a deployment file')
    .description('Bring the manifests into a cluster, wave by wave, and wait until each is healthy.')
    .option('--handoff <file>', 'with a deployment file: outputs of the deployed stacks (cdk deploy --outputs-file)')
    .option('--context <name>', 'kubeconfig context; the current one when left out')
    .option('-y, --yes', 'do not ask before applying')
    .option('--dry-run', 'show what would change and change nothing')
    .option('--take-over', 'take fields over from other field managers, such as CDK or kubectl edit')
    .option('--allow-scale-in', 'allow to remove more than one pod of a pool at once')
    .option('--allow-downgrade', 'allow an older AutoMQ version, to undo the first step of an upgrade')
    .addOption(
      new Option('--pod-timeout <minutes>', 'longest time without any pod getting on').default(15).argParser(minutes),
    )
    .addOption(formatOption())
    .addHelpText('after', help.apply)
    .action((source: string, flags: Omit<ApplyArguments, 'source' | 'podTimeoutMinutes'> & { podTimeout: number }) =>
      run(() => {
        const { podTimeout, ...others } = flags;
        return inFormat(flags.format, io, () => apply({ source, podTimeoutMinutes: podTimeout, ...others }, io));
      }),
    );
}

function addClient(root: Command, io: Io, run: Run): void {
  root
    .command('client')
    .argument('<file>', 'the deployment file')
    .description(
      'Print the settings of a Kafka client: where it begins, how it proves who it is, what suits the brokers.',
    )
    .addOption(new Option('--intent <intent>', 'from where the client comes').choices(intents).makeOptionMandatory())
    .option('--user <name>', 'its user, where brokers have TLS')
    .option('--zone <id>', 'id of the zone that it runs in; any zone when left out')
    .addOption(new Option('--role <role>', 'what it does').choices(clientRoles).default('both'))
    .addOption(new Option('--format <format>', 'for whom to write').choices(clientFormats).default('properties'))
    .option('--credentials <folder>', 'folder of its certificates and password, where it runs', credentialsFolder)
    .option('-o, --out <file>', 'file to write; printed when left out')
    .addHelpText('after', help.client)
    .action((file: string, flags: Omit<ClientArguments, 'file'>) => run(() => client({ file, ...flags }, io)));
}
