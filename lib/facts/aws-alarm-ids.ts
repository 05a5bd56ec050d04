/** Every CloudWatch alarm that the kit knows. An id is part of the alarm's name, so it never changes. */
export const awsAlarmIds = [
  // A load balancer, one for each way in
  'NoHealthyBroker',
  'BrokerUnreachable',
  'LoadBalancerZoneUnhealthy',
  'ClientPortsExhausted',
  'ClientsRejected',
  'ConnectionsReset',
  // The endpoint service of PrivateLink
  'EndpointConnectionsReset',
  // NAT gateways
  'NatPortsExhausted',
  'NatDropsPackets',
  // A new EKS cluster
  'PodsUnschedulable',
  'KubernetesApiFailing',
  // The volume of a controller, where it is snapshotted
  'BackupTooOld',
  // The account
  'KmsNearQuota',
  'VcpusNearQuota',
  // The data bucket, where its requests are counted
  'BucketFailing',
  'BucketRefusing',
] as const;

export type AwsAlarmId = (typeof awsAlarmIds)[number];
