import type { Command } from 'commander';
import { formatOption } from '../format-option';
import type { Io } from '../io';
import { inFormat } from '../problems-as-json';
import type { Run } from '../run';
import type { ApplyContractsArguments } from './apply';
import { applyContracts } from './apply';
import { applyHelp } from './apply/help';
import { withClusterFlags } from './cluster-flags';

/** Adds `contracts apply`. */
export function addApplyOfContracts(contracts: Command, io: Io, run: Run): void {
  withClusterFlags(
    contracts
      .command('apply')
      .argument('<file>', 'the deployment file')
      .description('Bring topics, rights and quotas of a live cluster in line with the contracts.'),
  )
    .option('--plan <file>', 'reviewed plan, from `contracts plan --format json`; nothing else is applied')
    .option('--hash <hash>', 'hash of the reviewed plan, instead of its file')
    .option('-y, --yes', 'do not ask before applying')
    .option('--allow-deletes', 'topics may be deleted that removal entries name')
    .option('--allow-high-risk', 'other changes may be made by which records or order may be lost')
    .option('--audit <file>', 'file for the record, besides the topic automq-contracts-audit')
    .option('--by <name>', 'who does it, for the record, beside the name of the login')
    .addOption(formatOption())
    .addHelpText('after', applyHelp)
    .action((file: string, flags: Omit<ApplyContractsArguments, 'file'>) =>
      run(() => inFormat(flags.format, io, () => applyContracts({ file, ...flags }, io))),
    );
}
