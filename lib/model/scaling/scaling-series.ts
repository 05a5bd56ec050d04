/** Names of the recording rules of scaling, in the order in which they are evaluated. All carry `namespace`. */
export const scalingSeries = {
  deployed: 'automq:zone_brokers_deployed',
  ready: 'automq:zone_brokers',
  missing: 'automq:zone_brokers_missing',
  latelyMissing: 'automq:zone_brokers_lately_missing',
  networkIn: 'automq:zone_network_in_bytes_per_second',
  networkOut: 'automq:zone_network_out_bytes_per_second',
  network: 'automq:zone_network_bytes_per_second',
  networkShare: 'automq:zone_network_share',
  vcpus: 'automq:zone_vcpus',
  cpuShare: 'automq:zone_cpu_share',
  forNetwork: 'automq:zone_brokers_for_network',
  forCpu: 'automq:zone_brokers_for_cpu',
  forLoad: 'automq:zone_brokers_for_load',
  forPlan: 'automq:zone_brokers_for_plan',
  forDemand: 'automq:zone_brokers_for_demand',
  forRecentDemand: 'automq:zone_brokers_for_recent_demand',
  forBalance: 'automq:zone_brokers_for_balance',
  forSymmetry: 'automq:zone_brokers_for_symmetry',
  /** By `reason`, without a zone: no zone may shrink. */
  allHeld: 'automq:scale_in_held',
  /** By `zone` and `reason`: that zone may not shrink. */
  zoneHeld: 'automq:zone_scale_in_held',
  /** 1 while a zone has more than is wanted, and may give it back. */
  zoneAsked: 'automq:zone_scale_in_asked',
  kept: 'automq:zone_brokers_kept',
  wanted: 'automq:zone_brokers_wanted',
} as const;

/** Why no zone may shrink. */
export const holdsOfAll = ['backlog', 'fenced', 'missing', 'moving'] as const;

/** Why one zone may not shrink. */
export const holdsOfZone = ['turn', 'uneven'] as const;
