import type { LiveTopic } from '../cluster/cluster-state';
import type { DesiredClient, DesiredTopic } from '../desired/desired-state';
import { listed } from '../../model/wording';
import { isCompacted } from './is-compacted';

/**
 * The written plan by which an ordered topic gets more partitions, one step each. Kafka picks a partition by the key’s
 * hash and the number of partitions, so nearly every key moves and its older records stay where they are. Events can be
 * drained first; state can’t, since its old values are never overwritten in their old partition.
 */
export const migrationPlan = (topic: DesiredTopic, live: LiveTopic): readonly string[] =>
  isCompacted(topic, live) ? toNewTopic(topic, live.partitions) : inPlace(topic, live.partitions);

/** The name that the plan gives to the topic that takes over. */
const successorOf = ({ name }: DesiredTopic) => `${name}.next`;

const keyOf = ({ keyFields }: DesiredTopic) => (keyFields.length > 0 ? `key ${listed(keyFields)}` : 'key');

function inPlace(topic: DesiredTopic, partitionsNow: number): readonly string[] {
  const { name, partitions, owner } = topic;
  const { senders, readers } = clientsOf(topic);
  return [
    `What happens: with ${partitions} partitions in place of ${partitionsNow} most values of the ${keyOf(topic)} of ${name} move to another partition. Order holds within a partition alone, so no consumer may still have older records to read when the first new one comes.`,
    `Pause who writes: ${inWords(senders, 'nobody by the contracts')}. Keep the records there until the last step.`,
    `Wait until every group has read all of it (LAG 0 in \`kafka-consumer-groups.sh --describe --group GROUP\`): ${groupsInWords(readers)}.`,
    `Stop who reads: ${inWords(readers, 'nobody by the contracts')}. State that a consumer keeps by partition is void, so it is rebuilt or moved by key.`,
    `Write the acceptance into the contract: \`x-repartition: { partitions: ${partitions}, owner: ${owner}, on: DAY, reason: ... }\`.`,
    `Run \`contracts plan\` and \`contracts apply\`; they add ${partitions - partitionsNow} partitions.`,
    `Start who reads, then who writes. Whoever later reads history from before this day sees the records of one key in two partitions and has to order them by their own time or version.`,
  ];
}

function toNewTopic(topic: DesiredTopic, partitionsNow: number): readonly string[] {
  const { name, partitions, owner } = topic;
  const { senders, readers } = clientsOf(topic);
  const next = successorOf(topic);
  return [
    `What happens: ${name} is compacted. With ${partitions} partitions in place of ${partitionsNow} most values of the ${keyOf(topic)} move, and the old value stays in its old partition for ever, so that a reader finds two values of one key. Partitions are not added; a new topic takes over.`,
    `Declare ${next} with ${partitions} partitions and the other settings of ${name}, with the same operations, and run \`contracts apply\`. Give ${name} its ${partitionsNow} partitions back in the contract.`,
    `Copy every record of ${name} to ${next} by its ${keyOf(topic)} with a job of ${owner}, and let the job go on following ${name}.`,
    `Move who reads to ${next}, one group at a time, each from the beginning: ${inWords(readers, 'nobody by the contracts')}.`,
    `Pause who writes (${inWords(senders, 'nobody by the contracts')}) until the job has copied the last record, then let it write to ${next}.`,
    `Stop the job. Take ${name} out of the documents and name it in \`x-removals\` with a day on which nobody needs it any more.`,
  ];
}

const clientsOf = ({ clients }: DesiredTopic) => ({
  senders: clients.filter(({ action }) => action === 'send'),
  readers: clients.filter(({ action }) => action === 'receive'),
});

const inWords = (clients: readonly DesiredClient[], none: string): string =>
  clients.length === 0
    ? none
    : listed(clients.map(({ operation, principal, owner }) => `${operation} (${principal}, owner ${owner})`));

const groupsInWords = (readers: readonly DesiredClient[]): string => {
  const groups = readers.flatMap(({ group, owner }) => (group === undefined ? [] : [`${group} (owner ${owner})`]));
  return groups.length === 0 ? 'no group by the contracts' : listed([...new Set(groups)]);
};
