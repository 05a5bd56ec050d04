import type { ReadinessItem } from './readiness-item';

export const workloadItems = {
  'workload-model': {
    area: 'workload',
    question: 'Is the load told apart by groups, each with an owner, topics, retention and readers?',
    readySignal: 'Every group has topics of its own, a reason to keep records, and named readers.',
    riskSignal: 'Groups of different impact write into the same topics.',
    why: 'A nightly job and a checkout must not be sized, kept and rolled back alike.',
    fix: 'Write an entry of `workloads` for each kind of event, with topics of its own.',
    covers: ['retail-context-scorecard/workload-model'],
    provenBy: [],
  },
  'write-envelope': {
    area: 'workload',
    question: 'Are ordinary, promotional and exceptional write rates known, batch repairs included?',
    readySignal: 'Every group says its ordinary rate, a raised one, and what repairs add.',
    riskSignal: 'A group has one rate only, which is an average.',
    why: 'Platforms fail at peaks and during repairs, which no average shows.',
    fix: 'Write `promotional` or `exceptional`, and `repairs`; with the ordinary rate, or 0 for repairs, where there is nothing more.',
    covers: ['retail-inventory/write-envelope'],
    provenBy: [],
  },
  'read-envelope': {
    area: 'workload',
    question: 'Are live readers, delayed ones, replays and exports counted?',
    readySignal:
      'Every group names its readers with their consumer groups, replays among them where history is kept for that.',
    riskSignal: 'History is kept for replay, and no replay is counted.',
    why: 'One written byte is read several times, and a replay comes when live readers need the brokers most.',
    fix: 'Write `reads` of the group: one entry for each reader, with `kind: replay` for the job that reads history.',
    covers: ['retail-inventory/read-envelope'],
    provenBy: [],
  },
  partitions: {
    area: 'workload',
    question: 'Are there enough partitions, and does the hottest key fit into one?',
    readySignal:
      'Every group has at least the partitions that its throughput asks for, and no key needs more than one.',
    riskSignal: 'Fewer partitions than throughput asks for, or one key that fills a partition.',
    why: 'Partitions can be added and never taken away, new ones move keys, and none of them divides one key.',
    fix: 'Create the topics with the number of partitions that the plan names; split a key that is too hot.',
    covers: ['topic-design/partition-count', 'topic-design/key-distribution'],
    provenBy: ['load-run', 'drill-distribution'],
  },
  'topic-order': {
    area: 'workload',
    question: 'Have updates of one key been seen in order, with several consumers and while these changed?',
    readySignal: 'A dated `automq-kit drill ordering` for topics whose order matters.',
    riskSignal: 'A drill in which updates were processed out of order, or one consumer did all the work.',
    why: 'A key that differs from record to record scatters the updates of one thing, which no configuration shows.',
    fix: 'Run `automq-kit drill ordering` for a contract, and name its result in `readiness.evidence`.',
    covers: ['topic-design/failure-tests', 'topic-design/contracts'],
    provenBy: ['drill-ordering', 'drill'],
  },
} as const satisfies Readonly<Record<string, ReadinessItem>>;
