import type { LiveTopic } from '../cluster/cluster-state';
import type { DesiredTopic } from '../desired/desired-state';
import { factOf } from './applied-facts';
import type { Compared, Difference } from './difference';
import { changed, noDifference, refused, wasLeft } from './difference';
import { isCompacted } from './is-compacted';
import { migrationPlan } from './migration-plan';
import { topicCost } from './topic-cost';

/**
 * More partitions where order allows or somebody accepted it. Fewer never, since Kafka can’t; more never on a compacted
 * topic, accepted or not, since the old value of a key that moves stays in its old partition for ever.
 */
export function partitionDifference(topic: DesiredTopic, live: LiveTopic, { context }: Compared): Difference {
  const { name, owner, partitions, repartition } = topic;
  if (partitions === live.partitions) return noDifference;
  if (partitions < live.partitions)
    return refused(fewer(topic, live, wasLeft(context, factOf.partitions(name, partitions))));
  if (isCompacted(topic, live)) return refused(compacted(topic, live));
  const isAccepted = repartition?.partitions === partitions && repartition.on <= context.asOf;
  if (topic.ordered && !isAccepted)
    return refused({
      topic: name,
      owner,
      why: `It has ${live.partitions} partitions and the contract asks for ${partitions}, by which most keys move to another partition and the order of their records breaks.${notYet(topic, context.asOf)}`,
      fix: 'Follow the migration plan, or go back to the number of partitions that there are.',
      migration: migrationPlan(topic, live),
    });
  const costs = context.costs;
  return changed({
    kind: 'addPartitions',
    topic: name,
    from: live.partitions,
    to: partitions,
    owner,
    isDrift: false,
    risk: topic.ordered ? 'high' : 'low',
    why: topic.ordered
      ? `Most keys move to another partition, so records that are not read yet lose their order; ${repartition ? repartition.owner : owner} accepted it.`
      : 'Its records have no order; consumers rebalance when they see the new partitions.',
    ...(costs
      ? {
          monthlyCost:
            topicCost(topic, costs).total - topicCost({ ...topic, partitions: live.partitions }, costs).total,
        }
      : {}),
  });
}

function compacted(topic: DesiredTopic, live: LiveTopic) {
  const { name, owner, partitions, repartition } = topic;
  return {
    topic: name,
    owner,
    why: `It has ${live.partitions} partitions and the contract asks for ${partitions}. It is compacted: most keys would move to another partition, and their old value would stay in the old one for ever.${repartition === undefined ? '' : ' No `x-repartition` changes that.'}`,
    fix: 'Follow the migration plan to a new topic, or go back to the number of partitions that there are.',
    migration: migrationPlan(topic, live),
  };
}

function notYet({ repartition, partitions }: DesiredTopic, asOf: string): string {
  if (repartition === undefined) return '';
  if (repartition.partitions !== partitions)
    return ` What \`x-repartition\` accepts is ${repartition.partitions} partitions.`;
  return repartition.on > asOf ? ` \`x-repartition\` holds from ${repartition.on} on.` : '';
}

const fewer = ({ name, owner, partitions }: DesiredTopic, live: LiveTopic, isDrift: boolean) => ({
  topic: name,
  owner,
  why: `It has ${live.partitions} partitions and the contract asks for ${partitions}.${isDrift ? ' Somebody added partitions since the last apply.' : ''} Kafka takes no partition away, since its records would go with it.`,
  fix: `Write ${live.partitions} into the contract, or declare a new topic with ${partitions}, move clients to it and name this one in \`x-removals\`.`,
});
