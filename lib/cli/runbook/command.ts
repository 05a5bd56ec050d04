import type { Command } from 'commander';
import type { Io } from '../io';
import type { Run } from '../run';
import { runbook } from './runbook';

const help = `
The same text is runbook.md beside the manifests, and in the cluster:
  kubectl -n automq-acme get configmap runbook -o jsonpath='{.data.runbook\\.md}'

Examples:
  automq-kit runbook deployments/acme.yaml
  automq-kit runbook deployments/acme.yaml A broker is gone
  automq-kit runbook deployments/acme.yaml slow
`;

export function addRunbook(root: Command, io: Io, run: Run): void {
  root
    .command('runbook')
    .argument('<file>', 'the deployment file')
    .argument('[heading...]', 'a heading, or words of one; everything when left out')
    .description('Print what to do when something is wrong or about to change, with the deployment’s own names.')
    .addHelpText('after', help)
    .action((file: string, heading: string[]) => run(() => runbook({ file, heading }, io)));
}
