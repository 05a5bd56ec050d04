import type { Command } from 'commander';
import type { DrillName } from '../../contracts/drill/drill-name';
import { drillNames, drills } from '../../contracts/drill/drill-name';
import { formatOption } from '../format-option';
import type { Io } from '../io';
import { inFormat } from '../problems-as-json';
import type { Run } from '../run';
import { drill } from './drill';
import type { DrillFlags } from './drill-arguments';
import { drillHelp, helpOf } from './help';

/** The drills, which try on a live cluster what contracts promise. */
export function addDrill(root: Command, io: Io, run: Run): void {
  const parent = root
    .command('drill')
    .description('Try on a live cluster what a contract promises, in a topic of its own that is removed again.')
    .addHelpText('after', drillHelp);
  for (const name of drillNames) {
    const command = parent
      .command(name)
      .argument('<file>', 'the deployment file')
      .description(drills[name])
      .requiredOption('--topic <name>', 'topic of the contract')
      .option('--bootstrap-server <list>', 'brokers to begin with, host:port with commas')
      .option('--command-config <file>', 'Kafka’s client properties: how to log in')
      .option('--rate <rate>', 'most that is written', '1 MiB/s')
      .option('--name <name>', 'end of the throwaway topic’s name; random when left out');
    ownOptions(command, name);
    command
      .option('--result <file>', 'dated result to write, which readiness.evidence of the deployment file can name')
      .option('--as-of <date>', 'date of that result; today when left out')
      .addOption(formatOption())
      .addHelpText('after', helpOf(name))
      .action((file: string, flags: Omit<DrillFlags, 'seconds'> & { readonly seconds?: string }) =>
        run(() => inFormat(flags.format, io, () => drill({ seconds: '60', ...flags, file, drill: name }, io))),
      );
  }
}

/** Options that mean something in one drill and nothing in another. */
function ownOptions(command: Command, name: DrillName): void {
  if (name === 'broker-failure') {
    command
      .option('--allow-disruption', 'a broker may be stopped')
      .option('--context <name>', 'kubeconfig context in which its pod is deleted')
      .option('--stop-command <command>', 'command that stops the broker whose id is $1')
      .option('-y, --yes', 'do not ask before stopping it');
    return;
  }
  command
    .option('--records <count>', 'most records that are written')
    .option('--seconds <count>', 'longest time for which records are written', '60');
  if (name === 'distribution') command.option('--keys <file>', 'sample of keys, instead of made-up ones');
  command.option('--objects <count>', 'things that records are about');
  if (name === 'ordering') command.option('--consumers <count>', 'consumers of the group', '3');
}
