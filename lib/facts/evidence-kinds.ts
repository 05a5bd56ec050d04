/** What a dated result file may be the result of. */
export const evidenceKinds = [
  'simulate',
  'verify-aws',
  'verify-broker',
  'verify-cluster',
  'verify-kafka',
  'drill',
  'drill-ordering',
  'drill-distribution',
  'drill-consumer-recovery',
  'drill-compaction',
  'drill-broker-failure',
  'load-run',
  'restore',
  'migration',
] as const;

export type EvidenceKind = (typeof evidenceKinds)[number];
