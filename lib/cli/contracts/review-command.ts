import type { Command } from 'commander';
import { formatOption } from '../format-option';
import type { Io } from '../io';
import { inFormat } from '../problems-as-json';
import { repeated } from '../repeated-flag';
import type { Run } from '../run';
import type { ReviewArguments } from './review';
import { review } from './review';
import { reviewHelp } from './review/help';

/** Adds `contracts review`. */
export function addReview(contracts: Command, io: Io, run: Run): void {
  contracts
    .command('review')
    .argument('<file>', 'the deployment file')
    .description('Review how topics are designed, before they exist: keys, partitions, retention, rights and the rest.')
    .option(
      '--against <path>',
      'document or folder of the contracts as they were; says what a change breaks; given again, the oldest first',
      repeated,
    )
    .option('--as-of <date>', 'day of the review, by which approvals and waivers end; today when left out')
    .addOption(formatOption())
    .option('--fail-on <what>', 'end with 1 for this too; may be given again', repeated)
    .addHelpText('after', reviewHelp)
    .action((file: string, flags: Omit<ReviewArguments, 'file'>) =>
      run(() => inFormat(flags.format, io, () => review({ file, ...flags }, io))),
    );
}
