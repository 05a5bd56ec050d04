export const reviewHelp = `
It reads the deployment file and its AsyncAPI documents and needs no cluster and no network. Every rule is in
docs/contract-rules.md, with why it is one. Each finding names the owner of the topic, what was found and how to mend it.

What can be accepted for a time is waived where the topic is described, by somebody who answers for it:
  channels:
    stockChanges:
      x-waivers:
        - { rule: partitions-many, owner: Inventory, reason: The spring campaign doubles it., expires: 2027-03-31 }
A waiver that has ended, or that accepts nothing, is a finding itself. Some rules can't be waived; the docs say which.

What a change breaks is seen against the contracts as they were: schemas, keys, partitions, public contracts.
  git worktree add /tmp/before main
  automq-kit contracts review deployments/acme.yaml --against /tmp/before/deployments/contracts
Give --against again for older versions, the oldest first: where \`x-compatibility\` is a transitive mode, schemas are compared
with each of them, since records and readers of all of them may be there.

Errors end with 1. With --fail-on so do:
  warning    a warning that nobody has waived
  waived     a finding that somebody has waived
  RULE       a finding of this rule, such as key-dominates

Examples:
  automq-kit contracts review deployments/acme.yaml
  automq-kit contracts review deployments/acme.yaml --fail-on warning --format json
  automq-kit contracts review deployments/acme.yaml --as-of 2027-04-01
`;
