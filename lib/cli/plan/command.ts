import type { Command } from 'commander';
import { Option } from 'commander';
import * as help from '../help';
import type { Io } from '../io';
import type { PlanArguments } from '../plan';
import { plan } from '../plan';
import { inFormat } from '../problems-as-json';
import { repeated } from '../repeated-flag';
import type { Run } from '../run';
import { planFormats } from './plan-format';

export function addPlan(root: Command, io: Io, run: Run): void {
  root
    .command('plan')
    .argument('<file>', 'the deployment file')
    .description('Say before anything is deployed whether it fits, what it costs, what may fail and what is not ready.')
    .addOption(new Option('--format <format>', 'how to write it').choices(planFormats).default('text'))
    .option('-o, --out <file>', 'file to write; printed when left out')
    .option('--as-of <date>', 'day of the plan, by which prices, results and waivers age; today when left out')
    .option('--compare <file>', 'the deployment file before a change; says what the change does')
    .option('--decisions <folder>', 'folder to write the decision record of each workload group to')
    .option('--fail-on <condition>', 'end with 1 where this holds; may be given again', repeated)
    .addHelpText('after', help.plan)
    .action((file: string, flags: Omit<PlanArguments, 'file'>) =>
      run(() => inFormat(flags.format === 'json' ? 'json' : 'text', io, () => plan({ file, ...flags }, io))),
    );
}
