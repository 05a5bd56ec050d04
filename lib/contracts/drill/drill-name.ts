/** The drills and what each of them proves. */
export const drills = {
  ordering: 'Updates of one key are processed in order by several consumers, also while these change.',
  distribution: 'Keys spread over partitions, so that none gets more than it carries.',
  'consumer-recovery': 'A consumer that was away goes on where it stopped and misses nothing.',
  compaction: 'The state that is read from the beginning is right, deleted entries included.',
  'broker-failure': 'What was acknowledged is still there after the leader was lost.',
} as const;

export type DrillName = keyof typeof drills;

export const drillNames = Object.keys(drills) as readonly DrillName[];
