import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Format } from '../format';
import { formatOption } from '../format-option';
import type { Io } from '../io';
import { inFormat } from '../problems-as-json';
import { repeated } from '../repeated-flag';
import type { Run } from '../run';
import { consumerCheck } from './consumer-check';
import { consumerInit } from './consumer-init';
import { consumerSchema } from './consumer-schema';
import { consumerSynth } from './consumer-synth';
import * as help from './help';
import type { ConsumerAnswers } from './new-consumer-file';

/** The commands for those who connect to a deployment over PrivateLink. */
export function addConsumer(root: Command, io: Io, run: Run): void {
  const consumer = root
    .command('consumer')
    .description('Connect a VPC of another account to a deployment, over AWS PrivateLink.')
    .addHelpText('after', help.consumer);
  addInit(consumer, io, run);
  consumer
    .command('check')
    .argument('<file...>', 'consumer files')
    .description('Name every problem of consumer files.')
    .addOption(formatOption())
    .addHelpText('after', help.check)
    .action((files: string[], flags: { format: Format }) =>
      run(() => inFormat(flags.format, io, () => consumerCheck({ files, ...flags }, io))),
    );
  consumer
    .command('synth')
    .argument('<file>', 'consumer file')
    .description('Render the CDK stack of a consumer file. Needs no account and no network.')
    .option('-o, --out <folder>', 'folder to write; out/consumers/<name> when left out')
    .addOption(formatOption())
    .addHelpText('after', help.synth)
    .action((file: string, flags: { out?: string; format: Format }) =>
      run(() => inFormat(flags.format, io, () => consumerSynth({ file, ...flags }, io))),
    );
  consumer
    .command('schema')
    .description('Print the JSON Schema of the consumer file, for editors.')
    .addHelpText('after', help.schema)
    .action(() => run(() => consumerSchema(io)));
}

interface InitFlags extends Pick<ConsumerAnswers, 'name' | 'account' | 'region' | 'vpc'> {
  readonly handoff: string;
  readonly subnet?: ConsumerAnswers['subnets'];
  readonly securityGroup?: readonly string[];
  readonly cidr?: readonly string[];
}

function addInit(consumer: Command, io: Io, run: Run): void {
  consumer
    .command('init')
    .argument('<deployment>', 'deployment file of the brokers')
    .argument('[file]', 'the file to write; printed when left out')
    .description('Write a consumer file from a deployment: what it knows is complete, the rest a comment.')
    .requiredOption('--handoff <file>', 'outputs of the deployed stacks (cdk deploy --outputs-file)')
    .option('--name <name>', 'those who connect')
    .option('--account <digits>', 'account of the VPC')
    .option('--region <region>', 'region of the VPC; the deployment’s when left out')
    .option('--vpc <id>', 'VPC of the clients')
    .option('--subnet <zone=id>', 'zone id and subnet of an endpoint; again for each zone', subnets)
    .option('--security-group <id>', 'security group of clients; may be given again', repeated)
    .option('--cidr <block>', 'address block of clients; may be given again', repeated)
    .addHelpText('after', help.init)
    .action((deployment: string, file: string | undefined, flags: InitFlags) =>
      run(() => {
        const { handoff, subnet, securityGroup, cidr, ...one } = flags;
        const answers = { ...one, subnets: subnet ?? [], securityGroups: securityGroup ?? [], cidrs: cidr ?? [] };
        return consumerInit({ deployment, handoff, file, answers }, io);
      }),
    );
}

function subnets(value: string, before: ConsumerAnswers['subnets'] = []): ConsumerAnswers['subnets'] {
  const [zone = '', subnet = '', ...more] = value.split('=');
  if (zone === '' || subnet === '' || more.length > 0)
    throw new InvalidArgumentError('It must be zone=subnet, such as use1-az4=subnet-0a1b2c3d4e5f67890.');
  return [...before, { zone, subnet }];
}
