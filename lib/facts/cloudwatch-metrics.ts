/** A metric that an AWS service publishes without an agent. */
export interface CloudWatchMetric {
  readonly namespace: string;
  readonly name: string;
  /** One of the sets of dimensions under which it is published; CloudWatch finds nothing under another. */
  readonly dimensions: readonly string[];
  /** Statistics that its page calls valid or useful. */
  readonly statistics: readonly CloudWatchStatistic[];
  readonly source: string;
}

export type CloudWatchStatistic = 'Average' | 'Maximum' | 'Minimum' | 'Sum';

const networkLoadBalancer =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html';
const privateLink = 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html';
const natGateway = 'https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html';
const eks = 'https://docs.aws.amazon.com/eks/latest/userguide/cloudwatch.html';
const kmsUsage =
  'https://aws.amazon.com/blogs/security/manage-your-aws-kms-api-request-rates-using-service-quotas-and-amazon-cloudwatch/';
const ec2Usage = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-quotas-cw-metrics.html';
const lifecycleManager = 'https://docs.aws.amazon.com/ebs/latest/userguide/monitor-dlm-cw-metrics.html';
const s3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html';

const perLoadBalancer = { namespace: 'AWS/NetworkELB', dimensions: ['LoadBalancer'], source: networkLoadBalancer };
const perTargetGroup = { ...perLoadBalancer, dimensions: ['LoadBalancer', 'TargetGroup'] };
const perNatGateway = {
  namespace: 'AWS/NATGateway',
  dimensions: ['NatGatewayId'],
  statistics: ['Sum'],
  source: natGateway,
} as const;
const perCluster = {
  namespace: 'AWS/EKS',
  dimensions: ['ClusterName'],
  statistics: ['Sum'],
  source: eks,
} as const;
const perFilter = {
  namespace: 'AWS/S3',
  dimensions: ['BucketName', 'FilterId'],
  statistics: ['Average', 'Sum', 'Minimum', 'Maximum'],
  source: s3,
} as const;
const usage = { namespace: 'AWS/Usage', dimensions: ['Service', 'Type', 'Resource', 'Class'] };

/** Every metric of AWS that an alarm looks at, by a name of our own. */
export const cloudWatchMetrics = {
  healthyBrokers: { ...perTargetGroup, name: 'HealthyHostCount', statistics: ['Maximum', 'Minimum'] },
  unhealthyBrokers: { ...perTargetGroup, name: 'UnHealthyHostCount', statistics: ['Maximum', 'Minimum'] },
  zonalHealth: { ...perLoadBalancer, name: 'ZonalHealthStatus', statistics: ['Maximum', 'Minimum'] },
  portErrors: { ...perLoadBalancer, name: 'PortAllocationErrorCount', statistics: ['Sum'] },
  rejectedFlows: { ...perLoadBalancer, name: 'RejectedFlowCount', statistics: ['Average', 'Maximum', 'Minimum'] },
  loadBalancerResets: { ...perLoadBalancer, name: 'TCP_ELB_Reset_Count', statistics: ['Sum'] },
  endpointServiceResets: {
    namespace: 'AWS/PrivateLinkServices',
    name: 'RstPacketsSent',
    dimensions: ['Service Id'],
    statistics: ['Average', 'Sum', 'Maximum', 'Minimum'],
    source: privateLink,
  },
  natPortErrors: { ...perNatGateway, name: 'ErrorPortAllocation' },
  natPacketsDropped: { ...perNatGateway, name: 'PacketsDropCount' },
  natPacketsOut: { ...perNatGateway, name: 'PacketsInFromSource' },
  natPacketsIn: { ...perNatGateway, name: 'PacketsInFromDestination' },
  unschedulablePods: { ...perCluster, name: 'scheduler_pending_pods_UNSCHEDULABLE' },
  apiRequests: { ...perCluster, name: 'apiserver_request_total' },
  apiFailures: { ...perCluster, name: 'apiserver_request_total_5XX' },
  snapshotsCompleted: {
    namespace: 'AWS/EBS',
    name: 'SnapshotsCreateCompleted',
    dimensions: ['DLMPolicyId'],
    statistics: ['Sum', 'Average'],
    source: lifecycleManager,
  },
  apiCalls: { ...usage, name: 'CallCount', statistics: ['Sum'], source: kmsUsage },
  resources: { ...usage, name: 'ResourceCount', statistics: ['Maximum', 'Average', 'Minimum'], source: ec2Usage },
  bucketFailures: { ...perFilter, name: '5xxErrors' },
  bucketRefusals: { ...perFilter, name: '4xxErrors' },
} as const satisfies Readonly<Record<string, CloudWatchMetric>>;

export type CloudWatchMetricId = keyof typeof cloudWatchMetrics;

/**
 * Request metrics of a bucket that AutoMQ's requests give, each billed like a metric of one's own: counts of all, GET,
 * PUT, POST, DELETE, HEAD and LIST requests, bytes up and down, both kinds of errors, both latencies (source: the page of
 * `5xxErrors`; S3 Select and replication have none here).
 */
export const bucketRequestMetrics = 13;
