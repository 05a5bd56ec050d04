import type { Command } from 'commander';
import type { Io } from '../io';
import type { Run } from '../run';
import { addCatalogue } from './catalogue-command';
import { addImport } from './import-command';
import { addApplyOfContracts } from './apply-command';
import { addPlanOfContracts } from './plan-command';
import { addReview } from './review-command';

/** The commands for event contracts; each adds itself from a file of its own. */
export function addContracts(root: Command, io: Io, run: Run): void {
  const contracts = root
    .command('contracts')
    .description('Review event contracts, and bring topics, rights and quotas of a cluster in line with them.');
  addReview(contracts, io, run);
  addPlanOfContracts(contracts, io, run);
  addApplyOfContracts(contracts, io, run);
  addCatalogue(contracts, io, run);
  addImport(contracts, io, run);
}
