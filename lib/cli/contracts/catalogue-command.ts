import type { Command } from 'commander';
import { Option } from 'commander';
import type { Io } from '../io';
import { inFormat } from '../problems-as-json';
import type { Run } from '../run';
import type { CatalogueArguments } from './catalogue';
import { catalogue } from './catalogue';
import { catalogueHelp } from './catalogue/help';
import { catalogueFormats } from './catalogue/catalogue-format';

/** Adds `contracts catalogue`. */
export function addCatalogue(contracts: Command, io: Io, run: Run): void {
  contracts
    .command('catalogue')
    .argument('<file>', 'the deployment file')
    .description('Write a page of all topics: owners, schemas, clients, lineage, retention, classes, cost and alerts.')
    .addOption(new Option('--format <format>', 'how to write it').choices(catalogueFormats).default('html'))
    .option('-o, --out <file>', 'file to write; printed when left out')
    .option('--as-of <date>', 'day of the catalogue, by which prices age; today when left out')
    .addHelpText('after', catalogueHelp)
    .action((file: string, flags: Omit<CatalogueArguments, 'file'>) =>
      run(() => inFormat(flags.format === 'json' ? 'json' : 'text', io, () => catalogue({ file, ...flags }, io))),
    );
}
