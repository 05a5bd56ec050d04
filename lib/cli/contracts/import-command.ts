import type { Command } from 'commander';
import { formatOption } from '../format-option';
import type { Io } from '../io';
import { inFormat } from '../problems-as-json';
import type { Run } from '../run';
import { withClusterFlags } from './cluster-flags';
import type { ImportArguments } from './import';
import { importContracts } from './import';
import { importHelp } from './import/help';

/** Adds `contracts import`. */
export function addImport(contracts: Command, io: Io, run: Run): void {
  withClusterFlags(
    contracts
      .command('import')
      .description('Measure a live cluster, and write contract stubs and workload groups from it. Reads only.'),
  )
    .option('--measurement <file>', 'measurement.json of an earlier import, instead of a cluster')
    .requiredOption('-o, --out <folder>', 'folder to write')
    .option('--seconds <count>', 'how long to measure; 60 when left out')
    .option('--sample-records <count>', 'records of each topic to look at, 0 for none; 2000 when left out')
    .option('--topics <pattern>', 'regular expression of the topics to measure; all when left out')
    .option('--as-of <date>', 'date of the measurement; today when left out')
    .addOption(formatOption())
    .addHelpText('after', importHelp)
    .action((flags: ImportArguments) => run(() => inFormat(flags.format, io, () => importContracts(flags, io))));
}
