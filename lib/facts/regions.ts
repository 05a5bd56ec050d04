/** What an AWS region's name implies. */
export interface RegionFacts {
  /** The partition that stands second in every ARN. */
  readonly partition: 'aws' | 'aws-cn' | 'aws-us-gov';
  /** What the region's zone ids begin with: prefix `use1` gives `use1-az4`. */
  readonly zoneIdPrefix: string;
  /** The domain under which the region's service endpoints stand. */
  readonly dnsSuffix: string;
}

const commercial = {
  'af-south-1': 'afs1',
  'ap-east-1': 'ape1',
  'ap-east-2': 'ape2',
  'ap-northeast-1': 'apne1',
  'ap-northeast-2': 'apne2',
  'ap-northeast-3': 'apne3',
  'ap-south-1': 'aps1',
  'ap-south-2': 'aps2',
  'ap-southeast-1': 'apse1',
  'ap-southeast-2': 'apse2',
  'ap-southeast-3': 'apse3',
  'ap-southeast-4': 'apse4',
  'ap-southeast-5': 'apse5',
  'ap-southeast-6': 'apse6',
  'ap-southeast-7': 'apse7',
  'ca-central-1': 'cac1',
  'ca-west-1': 'caw1',
  'eu-central-1': 'euc1',
  'eu-central-2': 'euc2',
  'eu-north-1': 'eun1',
  'eu-south-1': 'eus1',
  'eu-south-2': 'eus2',
  'eu-west-1': 'euw1',
  'eu-west-2': 'euw2',
  'eu-west-3': 'euw3',
  'il-central-1': 'ilc1',
  'me-central-1': 'mec1',
  'me-south-1': 'mes1',
  'mx-central-1': 'mxc1',
  'sa-east-1': 'sae1',
  'us-east-1': 'use1',
  'us-east-2': 'use2',
  'us-west-1': 'usw1',
  'us-west-2': 'usw2',
};
const china = { 'cn-north-1': 'cnn1', 'cn-northwest-1': 'cnnw1' };
const govCloud = { 'us-gov-east-1': 'usge1', 'us-gov-west-1': 'usgw1' };

const inPartition = (
  prefixes: Readonly<Record<string, string>>,
  facts: Omit<RegionFacts, 'zoneIdPrefix'>,
): [string, RegionFacts][] =>
  Object.entries(prefixes).map(([region, zoneIdPrefix]) => [region, { ...facts, zoneIdPrefix }]);

/**
 * Every region of the three public partitions; the isolated and the European sovereign partitions are left out.
 * Sources: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html for the
 * commercial zone ids; for China and GovCloud the answers of DescribeAvailabilityZones kept in the ec2 model of
 * https://github.com/getmoto/moto; partitions and domains from the region-info module of aws-cdk-lib 2.276.0.
 * Checked 2026-11-20.
 */
export const regions: Readonly<Record<string, RegionFacts>> = Object.fromEntries([
  ...inPartition(commercial, { partition: 'aws', dnsSuffix: 'amazonaws.com' }),
  ...inPartition(china, { partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' }),
  ...inPartition(govCloud, { partition: 'aws-us-gov', dnsSuffix: 'amazonaws.com' }),
]);
