import { clusterHelp } from '../cluster-flags';

export const planHelp = `
Nothing is changed. Topics, rights, quotas and settings of the cluster are held against the contracts: what would be
created, altered and deleted, with its owner, its risk and what it changes on the month's bill; what is refused and why;
what somebody changed by hand since the last apply (drift); and live topics and groups that no contract declares, with
when they were used last. Those are never touched.

What AutoMQ sets whatever is asked (one replica, min.insync.replicas=1) is known from the brokers' own configuration and
is no difference.
${clusterHelp}

Rights that the login needs, besides those of apply: describe and describeConfigs on the cluster and its topics, and read
on the topic automq-contracts-audit. The deployment has a user for it, automq-contracts.

Exit codes:
  0  the cluster is as the contracts say
  1  something would be changed, or is refused
  2  the file, the contracts or a flag can't be used
  3  the cluster can't be reached, refuses the login, or rights are missing

Formats:
  text      for a terminal; of many harmless changes some are shown
  markdown  the same for a review
  json      everything; apply --plan takes it as the reviewed plan

Examples:
  automq-kit contracts plan deployments/retail.yaml --bootstrap-server b-0.retail.example:9096 --command-config admin.properties
  automq-kit contracts plan deployments/retail.yaml --command-config admin.properties --format json --out plan.json
`;
