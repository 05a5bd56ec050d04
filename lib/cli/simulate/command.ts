import type { Command } from 'commander';
import { Option } from 'commander';
import type { Io } from '../io';
import { inFormat } from '../problems-as-json';
import { repeated } from '../repeated-flag';
import type { Run } from '../run';
import type { SimulateArguments } from '../simulate';
import { simulate } from '../simulate';
import { simulateHelp } from './help';
import { simulationFormats } from './simulation-format';

export function addSimulate(root: Command, io: Io, run: Run): void {
  root
    .command('simulate')
    .argument('<file>', 'the deployment file')
    .description('See how brokers follow a day of traffic and carry a lost zone, by the scaling that is rendered.')
    .option('--day <day>', 'an example day; may be given again, all of them when left out', repeated)
    .option('--traffic <csv>', 'a day of your own, instead of the example days')
    .option('--lose-zone <id>', 'id of a zone that is away for some time')
    .option('--at <time>', 'when it goes, such as 18:30; 12:00 when left out')
    .option('--for <minutes>', 'for how many minutes; 60 when left out')
    .addOption(new Option('--format <format>', 'how to write it').choices(simulationFormats).default('text'))
    .option('-o, --out <file>', 'file to write; printed when left out')
    .option('--result <file>', 'dated result to write, which readiness.evidence of the deployment file can name')
    .option('--as-of <date>', 'date of that result; today when left out')
    .option('--fail-on <check>', 'end with 1 where it finds this; may be given again', repeated)
    .addHelpText('after', simulateHelp)
    .action((file: string, flags: Omit<SimulateArguments, 'file'>) =>
      run(() => inFormat(flags.format === 'json' ? 'json' : 'text', io, () => simulate({ file, ...flags }, io))),
    );
}
