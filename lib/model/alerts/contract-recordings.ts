import type { Deployment } from '../deployment';
import { hasGroupLag } from '../monitors';
import { contractTopics } from './contract-scopes';
import type { RecordingRule } from './recording-rule';
import { anyOf, ours } from './selectors';
import { together } from './together';

/** Names in one matcher, and matchers in one rule. */
const [mostNames, mostClauses] = [100, 20];

type Recorded = Pick<Deployment, 'namespace' | 'readContracts' | 'monitoring' | 'components'>;

/**
 * How topics and groups stand against their contracts. The figures of the contracts stand here alone, topics with the same
 * ones in one clause, so that alerts and dashboards ask by name.
 */
export const contractRecordings = (deployment: Recorded): readonly RecordingRule[] => [
  ...rulesOf('automq:contract_written_ratio', writtenClauses(deployment)),
  ...(hasGroupLag(deployment) ? rulesOf('automq:contract_group_lag_share', lagClauses(deployment)) : []),
];

const rulesOf = (record: string, clauses: readonly string[]): readonly RecordingRule[] =>
  together(clauses, () => record, mostClauses).map((each) => ({
    record,
    area: 'contracts',
    expression: each.join(' or '),
  }));

const writtenClauses = (deployment: Recorded): readonly string[] =>
  together(
    contractTopics(deployment).filter(({ promotionalBytesPerSecond }) => promotionalBytesPerSecond > 0),
    ({ promotionalBytesPerSecond }) => String(promotionalBytesPerSecond),
    mostNames,
  ).map((topics) => {
    const names = anyOf(topics.map(({ name }) => name));
    const written = `kafka_network_io_bytes_total{${ours(deployment)},direction="in",topic=~${names}}`;
    return `sum by (namespace, topic) (rate(${written}[5m])) / ${topics[0].promotionalBytesPerSecond}`;
  });

/** Each group with the topics for which contracts declare it, so that a topic it should not read is none of its. */
function lagClauses(deployment: Recorded): readonly string[] {
  const declared = contractTopics(deployment).flatMap(({ name: topic, groups }) =>
    groups.map(({ name, limitSeconds }) => ({ topic, name, limitSeconds })),
  );
  return together(declared, ({ name, limitSeconds }) => JSON.stringify([name, limitSeconds]), mostNames).map((each) => {
    const [{ name, limitSeconds }] = each;
    const topics = anyOf(each.map(({ topic }) => topic));
    const lag = `automq_group_lag_seconds{${ours(deployment)},consumer_group=${JSON.stringify(name)},topic=~${topics}}`;
    return `max by (namespace, consumer_group, topic) (${lag}) / ${limitSeconds}`;
  });
}
