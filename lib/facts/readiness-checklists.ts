/**
 * Checklists that teams go through before they choose or change a Kafka platform, as published for retail inventory,
 * storefronts, customer context, supply chains and topic design. Each entry is covered by a readiness item at least.
 */
export const checklists = {
  'retail-inventory': [
    'write-envelope',
    'read-envelope',
    'retention-by-reason',
    'failure-domains',
    'migration-behaviour',
    'full-path-price',
  ],
  'retail-inventory-decisions': ['compatibility', 'elasticity', 'retention', 'network-cost', 'governance', 'migration'],
  'storefront-context': ['compatibility', 'elasticity', 'replay-safety', 'governance', 'cost-model', 'migration-path'],
  'storefront-pipeline': ['connectors', 'schemas', 'replay', 'stream-processing', 'governance'],
  'retail-context': [
    'kafka-compatibility',
    'elastic-scaling',
    'replay-and-retention',
    'cost-visibility',
    'governance',
    'failure-recovery',
    'migration-risk',
  ],
  'retail-context-scorecard': ['workload-model', 'operations', 'governance', 'cost', 'migration'],
  'supply-chain': [
    'compatibility',
    'durability-and-replay',
    'elasticity',
    'cost-ownership',
    'governance',
    'rollback-and-migration',
  ],
  'topic-design': [
    'partition-count',
    'key-distribution',
    'durability',
    'acknowledgement',
    'retention-window',
    'compaction',
    'tombstones',
    'failure-tests',
    'contracts',
  ],
} as const;

type Lists = typeof checklists;

/** `<checklist>/<entry>`. */
export type ChecklistEntry = { [List in keyof Lists]: `${List}/${Lists[List][number]}` }[keyof Lists];

export const checklistEntries = Object.entries(checklists).flatMap(([list, entries]) =>
  entries.map((entry) => `${list}/${entry}`),
) as readonly ChecklistEntry[];
