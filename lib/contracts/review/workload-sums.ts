import { mibPerSecond } from '../../model/capacity/mib';
import type { Envelope, WorkloadGroup } from '../../model/workload-group';
import { envelopes } from '../../model/workload-group';
import { accessesOf } from '../model/contract-set';
import type { TopicContract } from '../model/topic-contract';
import { partitionsPath } from './partitions-path';
import type { Found, Hit, ReviewRule, ReviewSubject } from './rule';
import { hitsAt } from './rule';

interface Sharing {
  readonly group: WorkloadGroup;
  /** Its topics; the one that writes most comes first. */
  readonly topics: readonly TopicContract[];
}

/** A check of what topics of a group come to together; it is told at the topic that writes most. */
const perWorkload =
  (check: (sharing: Sharing) => Found | readonly Found[] | undefined): ReviewRule['check'] =>
  ({ deployment, contracts }: ReviewSubject): readonly Hit[] =>
    deployment.workloads.flatMap((group) => {
      const own = contracts.topics.filter(({ fields }) => fields['x-workload'] === group.name);
      const topics = own.toSorted((a, b) => b.bytesPerSecond.exceptional - a.bytesPerSecond.exceptional);
      const [largest] = topics;
      return largest === undefined ? [] : hitsAt(largest.name, largest.place, check({ group, topics }));
    });

/** What a group writes in an envelope; one that nobody wrote is the one below it. */
function planned({ write }: WorkloadGroup, envelope: Envelope): number {
  const { normalBytesPerSecond: normal, promotional, exceptional } = write;
  if (envelope === 'normal') return normal;
  const raised = envelope === 'promotional' ? promotional : (exceptional ?? promotional);
  return raised === undefined ? normal : raised.bytesPerSecond;
}

/** Rates are written with few digits: `700 kB/s` of a group may be 0.67 MiB/s of its topics. */
const tolerance = 1.01;

const workloadRates: ReviewRule = {
  id: 'workload-rates',
  severity: 'error',
  title: 'Topics of a workload group write no more than it plans',
  why: 'Brokers, cost and catch-up are reckoned from the group’s envelopes. What topics write beyond them nobody has sized or paid for.',
  fix: 'Raise the rates of the group in the deployment file and look at `automq-kit plan` again, or correct those of the topics.',
  source: 'workloadShape',
  check: perWorkload(({ group, topics }) =>
    envelopes.flatMap((envelope): readonly Found[] => {
      const sum = topics.reduce((total, { bytesPerSecond }) => total + bytesPerSecond[envelope], 0);
      const most = planned(group, envelope);
      return sum > most * tolerance
        ? [
            {
              path: ['x-rates', envelope],
              message: `Topics of ${group.name} write ${mibPerSecond(sum)} together in ${words[envelope]}; the group plans ${mibPerSecond(most)}.`,
            },
          ]
        : [];
    }),
  ),
};

const words: Readonly<Record<Envelope, string>> = {
  normal: 'ordinary hours',
  promotional: 'planned peaks',
  exceptional: 'the worst hours',
};

const workloadPartitions: ReviewRule = {
  id: 'workload-partitions',
  severity: 'error',
  title: 'Topics of a workload group have no more partitions than it plans',
  why: 'Memory of brokers is reckoned from the group’s number of partitions.',
  fix: 'Raise `partitions.count` of the group in the deployment file, or take fewer partitions.',
  source: 'workloadShape',
  check: perWorkload(({ group, topics }) => {
    const sum = topics.reduce((total, { partitions }) => total + partitions, 0);
    const most = group.partitions.count;
    return most !== undefined && sum > most
      ? {
          path: partitionsPath,
          message: `Topics of ${group.name} have ${sum} partitions together; the group plans ${most}.`,
        }
      : undefined;
  }),
};

const workloadReaderUnknown: ReviewRule = {
  id: 'workload-reader-unknown',
  severity: 'warning',
  title: 'Each reader that is planned has an operation',
  why: 'Rights follow from operations: a reader that no contract names may read nothing, and is found out when it starts.',
  fix: 'Add its `receive` operation with the consumer group, or take the group out of the workload’s reader.',
  source: 'workloadShape',
  check: (subject) => {
    const known = new Set(accessesOf(subject.contracts).map(({ group }) => group));
    return perWorkload(({ group }) =>
      group.reads.flatMap(({ name, consumerGroups }) =>
        consumerGroups
          .filter((each) => !known.has(each))
          .map((each): Found => ({
            path: ['x-workload'],
            message: `No operation reads with the group ${each}, which the reader "${name}" of ${group.name} has.`,
          })),
      ),
    )(subject);
  },
};

export const workloadSumRules = [workloadRates, workloadPartitions, workloadReaderUnknown];
