/** Severities of alerts: `critical` wakes somebody, `warning` waits for the morning. */
export const alertSeverities = ['critical', 'warning'] as const;

export type AlertSeverity = (typeof alertSeverities)[number];

/** Every alert that the kit knows, by the name under which Prometheus and Alertmanager show it. */
export const alertIds = [
  // Clients
  'CanaryFailing',
  'CanarySlow',
  'CanaryCrossZone',
  'ProduceSlow',
  'RequestErrors',
  'RecordsRefused',
  'LiveReadsWait',
  'RequestThreadsBusy',
  // The cluster
  'NoControllerLeader',
  'ControllerQuorumAtRisk',
  'OfflinePartitions',
  'PartitionsNotOpen',
  'FencedBrokers',
  'ZoneWithoutBrokers',
  'ZonesUnavailable',
  'NodeFenced',
  'PodKeepsRestarting',
  'UsersJobFailing',
  'CertificateExpiring',
  // Storage
  'WritesStuck',
  'WalAppendSlow',
  'WalUploadSlow',
  'WalBacklog',
  'CachePressure',
  'ObjectStoreErrors',
  'ObjectStoreSlow',
  'ObjectCleanupStuck',
  'VolumeFilling',
  'BackupTooOld',
  // Balance and scale
  'NetworkSaturated',
  'ZoneAsymmetry',
  'CrossZoneTraffic',
  'PartitionFarAboveSiblings',
  'BalancerStale',
  'BalancerIdle',
  'ScaleOutBlocked',
  'ScaledToTheMost',
  'AutoscalerBlind',
  'ScaleFlapping',
  'ShutdownSlow',
  'SlotsRunningOut',
  // Consumer groups
  'GroupLagGrowing',
  'GroupBehind',
  'GroupLagNearRetention',
  'DeadLettersGrowing',
  // Event contracts
  'DeclaredGroupBehind',
  'TopicAboveContract',
  'SensitiveTopicRead',
  'ContractsNotApplied',
  // What watches
  'MetricsMissing',
  'MetricSourceMissing',
  'GroupLagStale',
] as const;

export type AlertId = (typeof alertIds)[number];
