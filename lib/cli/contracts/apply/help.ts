import { clusterHelp } from '../cluster-flags';

export const applyHelp = `
It reviews the contracts first: an error of the review is told and nothing is applied. It shows the plan, asks, lets the
brokers check every change without doing it, and then does them: a hundred to a request, one request after the other, so
that the controller has time for everybody else. What is there already counts as done: an apply that was stopped or cut
off goes on when it is run again.
Where a change fails, no right is revoked and no topic deleted in that run.

Never done: fewer partitions, more partitions of a compacted topic, or of one whose order is promised while nobody
accepted the migration, deletions without a dated removal entry, anything at all to topics and groups that no contract
declares.

Words that must be said:
  --allow-deletes    for topics that a removal entry names and whose day has come; their records are lost
  --allow-high-risk  for other changes by which records or order may be lost, such as a shorter retention
  --yes              where nobody is at the terminal to confirm

A plan that was reviewed, such as in a pull request, is applied as it was reviewed and not otherwise: give its file with
--plan or its hash with --hash. With --plan, what is left of it after an apply that was cut short is accepted too.

Each apply leaves two records in the topic automq-contracts-audit, what it is about to do and what became of it: hash of
the plan, who, when, before and after. Where the first can't be written nothing is begun; the second is printed then.
${clusterHelp}

Exit codes:
  0  done, or nothing to do
  1  not applied, stopped, or something that the contracts ask for is refused
  2  the file, the contracts or a flag can't be used
  3  the cluster failed or refused a change; what is done stays done, and the same command goes on

Examples:
  automq-kit contracts apply deployments/retail.yaml --command-config automq-contracts.properties --plan plan.json --yes
  automq-kit contracts apply deployments/retail.yaml --command-config automq-contracts.properties --audit record.json
`;
