import type { DrillName } from '../../contracts/drill/drill-name';

export const drillHelp = `
A drill tries what a contract promises, on a live cluster. It makes a throwaway topic from the contract, with its
partitions, settings and key, called automq-drill-<drill>-<name>, and removes it and its groups whatever happens. The
contract’s own topic is never touched. It writes at most 1 MiB/s unless --rate says otherwise.

It ends with 0 where everything holds and with 1 where something doesn’t: which guarantee, why it matters, and what to
change in the contract. --result writes a dated file of kind drill-<drill>, which readiness.evidence of the deployment
file can name.

It logs in as the file of --command-config says, which needs Create, Delete, Describe, DescribeConfigs, Read and Write on
topics that begin with automq-drill-, and Read, Describe and Delete on groups that begin so.
`;

const examples: Readonly<Record<DrillName, string>> = {
  ordering: `
Several consumers work on updates of many keys while one of them joins and another leaves. Keys are made as the contract
says: x-key.fields, of which the id and time of the event differ from record to record.`,
  distribution: `
Keys are made from the contract: few values where the schema has an enum or a const, and the hottest key as often as
x-key.hottestPercent says. --keys takes a sample instead, as JSON:
  { "topic": "stock", "keys": [{ "hash": "9f3a01bc", "records": 120 }] }
where a hash is Kafka’s murmur2 of the key’s bytes, so that the sample shows no key.`,
  'consumer-recovery': `
A consumer is away while records come, in small: 8 s stand for x-retention.longestConsumerOutageHours, and what retention
would have ended by then is removed with DeleteRecords. A second outage is longer than records are kept: what
auto.offset.reset does then is told.`,
  compaction: `
Values of many keys, and tombstones where x-tombstones says who writes them, are read from the beginning before and after
brokers have compacted, for which it waits 90 s at the longest.`,
  'broker-failure': `
It stops a broker. First it names it, the partitions of others that it leads with their owners, and how long these are
expected to wait; then it asks. The broker is stopped in one of three ways:
  --context NAME        its pod is deleted (kubectl delete pod --grace-period=1); Kubernetes starts it again
  --stop-command CMD    a command of yours is run by sh; the broker’s id is its $1. Start the broker again afterwards
  neither               you are asked to stop it

Besides what every drill needs, it takes Describe on all topics and DescribeConfigs on the cluster: without them nobody
could say who else waits. A cluster that is not whole is left alone: one broker, partitions without a leader, replicas that are not in sync.`,
};

export const helpOf = (drill: DrillName): string => `${examples[drill]}

Example:
  automq-kit drill ${drill} deployments/retail.yaml --topic ${drill === 'compaction' ? 'inventory.current-state' : 'inventory.events'} \\
    --bootstrap-server b0.example.com:9096 --command-config client.properties${drill === 'broker-failure' ? ' --allow-disruption' : ''}
`;
