import { instanceTypes } from '../instance-types';

/** One thing that has a price: what it is, and the unit in which every price book states it. */
export interface PriceId {
  readonly unit: string;
  readonly meaning: string;
}

/**
 * What a bill may need in any region, by id; every price book has all of them. A GB is 2^30 bytes, as AWS counts
 * (https://aws.amazon.com/s3/faqs/, "How will I be charged").
 */
export const regionalPriceIds = {
  'cloudwatch.alarm': { unit: 'metric-month', meaning: 'Metrics that CloudWatch alarms look at, each time one does.' },
  'cloudwatch.logs.ingest': { unit: 'GB', meaning: 'Log lines taken in by CloudWatch Logs.' },
  'cloudwatch.logs.storage': { unit: 'GB-month', meaning: 'Log lines kept by CloudWatch Logs.' },
  'cloudwatch.metric': { unit: 'metric-month', meaning: 'Metrics of your own in CloudWatch.' },
  'ebs.gp3.gib': { unit: 'GB-month', meaning: 'Size of gp3 volumes.' },
  'ebs.gp3.throughput': { unit: 'MiB/s-month', meaning: 'Throughput of a gp3 volume above 125 MiB/s.' },
  'ebs.snapshot.gib': { unit: 'GB-month', meaning: 'What snapshots of volumes keep.' },
  'eks.hour': { unit: 'hour', meaning: 'EKS control plane in standard support.' },
  'endpoint.gb': { unit: 'GB', meaning: 'Bytes through interface endpoints, PrivateLink among them.' },
  'endpoint.hour': { unit: 'hour', meaning: 'One interface endpoint in one zone.' },
  'ipv4.hour': { unit: 'hour', meaning: 'A public IPv4 address, which a NAT gateway has.' },
  'kms.key': { unit: 'key-month', meaning: 'One KMS key.' },
  'kms.requests': { unit: '10000 requests', meaning: 'Requests to KMS.' },
  'msk.kafka.m7g.large': { unit: 'hour', meaning: 'A provisioned standard broker of Amazon MSK.' },
  'msk.storage': { unit: 'GB-month', meaning: 'Storage of Amazon MSK’s standard brokers.' },
  'nat.gb': { unit: 'GB', meaning: 'Bytes through a NAT gateway.' },
  'nat.hour': { unit: 'hour', meaning: 'One NAT gateway.' },
  'nlb.hour': { unit: 'hour', meaning: 'One Network Load Balancer.' },
  'nlb.lcu': { unit: 'LCU-hour', meaning: 'Capacity units of Network Load Balancers.' },
  'route53.zone': { unit: 'month', meaning: 'One hosted zone.' },
  's3.get': { unit: '1000 requests', meaning: 'GET and HEAD requests to the object store.' },
  's3.put': { unit: '1000 requests', meaning: 'PUT, COPY, POST and LIST requests to the object store.' },
  's3.storage': { unit: 'GB-month', meaning: 'What lies in the object store.' },
  'transfer.internet': { unit: 'GB', meaning: 'Bytes from the region to the internet.' },
  'transfer.region': { unit: 'GB', meaning: 'Bytes from the region to another one.' },
  'transfer.zone': { unit: 'GB', meaning: 'Bytes between zones, in each direction.' },
} as const satisfies Readonly<Record<string, PriceId>>;

/** Of a cluster that is not in an AWS region, next to `s3.*` and `transfer.zone`; only a deployment file has them. */
export const ownNodePriceIds = {
  'node.broker': { unit: 'hour', meaning: 'One broker node of your own.' },
  'node.connect': { unit: 'hour', meaning: 'One node of your own for a Kafka Connect worker.' },
  'node.controller': { unit: 'hour', meaning: 'One controller node of your own.' },
  'volume.gib': { unit: 'GB-month', meaning: 'Size of volumes of your own storage class.' },
} as const satisfies Readonly<Record<string, PriceId>>;

/** Sizes that Amazon MSK has of its kafka.m7g brokers (MSK developer guide, "Broker sizes"). */
export const mskSizes = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'] as const;

const hourly = (meaning: string): PriceId => ({ unit: 'hour', meaning });

/** Everything that may have a price, by id: what is above, and each instance type. */
export const priceIds: Readonly<Record<string, PriceId>> = {
  ...regionalPriceIds,
  ...ownNodePriceIds,
  ...Object.fromEntries(
    Object.keys(instanceTypes).map((type) => [`ec2.${type}`, hourly('On-demand, Linux, shared tenancy.')]),
  ),
  ...Object.fromEntries(
    mskSizes.map((size) => [`msk.kafka.m7g.${size}`, hourly('A provisioned standard broker of Amazon MSK.')]),
  ),
};
