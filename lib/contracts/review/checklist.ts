/**
 * What a topic is asked before it is approved: the architecture checklist and the common mistakes of a tutorial on
 * inventory topics, and what an event platform of a retailer is asked for beyond it. What only a running cluster answers
 * is tried by `automq-kit drill`.
 */
export const checklist = {
  purpose: 'The topic has one clearly defined business purpose.',
  keyBoundary: 'The key is the ordering boundary: the thing whose records stay in order.',
  uniqueKey: 'No key is chosen only because it is unique.',
  keyDistribution: 'Keys are spread by realistic data, and no single one dominates.',
  partitionCount: 'Partitions suit what producers write and consumers read; none is there for nothing.',
  partitionOrder: 'Order is expected within a partition only.',
  repartition: 'Partitions are added with a plan for order.',
  durability: 'Acknowledgements, replicas and in-sync replicas suit the durability goal together.',
  retention: 'Records are kept for longer than a consumer may be away, and for as long as somebody needs them.',
  compaction: 'A topic is compacted only where the latest value of each key is wanted, and is not history too.',
  tombstones: 'What a deleted key means is agreed, and consumers see it.',
  lookups: 'No topic is used as a database.',
  identifiers: 'Records carry an id, a time and a version of their own; an offset is no business id.',
  temporalAlignment: 'Events that come late or again are handled intentionally.',
  replay: 'It is known which consumers may replay, and what keeps side effects from happening twice.',
  deadLetters: 'Retries and dead letters have an owner.',
  sources: 'It is known which topics are sources of truth, sinks or derived, and by what they are made.',
  schemas: 'Public contracts have schemas that change by rules.',
  governance: 'Data classes, approvals and rights suit the data.',
  workloadShape: 'Rates, retention, readers and sizes of topics add up to what the platform was planned for.',
  waivers: 'What is accepted has an owner and an end.',
} as const;

export type ChecklistItem = keyof typeof checklist;
