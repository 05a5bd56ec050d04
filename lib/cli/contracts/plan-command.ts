import type { Command } from 'commander';
import { Option } from 'commander';
import type { Io } from '../io';
import { inFormat } from '../problems-as-json';
import type { Run } from '../run';
import { withClusterFlags } from './cluster-flags';
import type { PlanChangesArguments } from './plan';
import { planOfContracts } from './plan';
import { changePlanFormats } from './plan-format';
import { planHelp } from './plan/help';

/** Adds `contracts plan`. */
export function addPlanOfContracts(contracts: Command, io: Io, run: Run): void {
  withClusterFlags(
    contracts
      .command('plan')
      .argument('<file>', 'the deployment file')
      .description('Show what would bring a live cluster in line with the contracts. Changes nothing.'),
  )
    .addOption(new Option('--format <format>', 'how to write it').choices(changePlanFormats).default('text'))
    .option('-o, --out <file>', 'file to write; printed when left out')
    .option('--as-of <date>', 'day of the plan, by which approvals end and removals begin; today when left out')
    .addHelpText('after', planHelp)
    .action((file: string, flags: Omit<PlanChangesArguments, 'file'>) =>
      run(() => inFormat(flags.format === 'json' ? 'json' : 'text', io, () => planOfContracts({ file, ...flags }, io))),
    );
}
