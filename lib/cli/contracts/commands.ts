import type { Command } from 'commander';
import type { Io } from '../io';
import type { Run } from '../run';

/** The commands for event contracts; each adds itself from a file of its own. */
export function addContracts(root: Command, _io: Io, _run: Run): void {
  root
    .command('contracts')
    .description('Review event contracts, and bring topics, rights and quotas of a cluster in line with them.');
}
