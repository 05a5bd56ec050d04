import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { volumeKeyActions } from '../facts/volume-key-actions';

export interface KarpenterPolicyProps {
  /** The cluster's name in the file, which the tags of its nodes carry. */
  readonly cluster: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly nodeRoleArn: string;
  readonly queueArn: string;
  /** The key of the nodes' volumes where it is a customer's. */
  readonly volumeKeyArn: string | undefined;
}

/** What Karpenter makes and tags in one call. */
export const ec2Made = ['fleet', 'instance', 'launch-template', 'network-interface', 'volume'] as const;

/**
 * What Karpenter's controller calls, by the policies that come with version 1.14.1 (its getting-started guide,
 * cloudformation.yaml), and less: subnets, security group and node role by name instead of all, no spot requests, no
 * reservations, no instance profiles of its own, no prices.
 */
export function karpenterPolicy(scope: Construct, props: KarpenterPolicyProps): PolicyDocument {
  const arns = ec2Arns(scope);
  return new PolicyDocument({
    statements: [
      ...startStatements(arns, props),
      ...tagStatements(arns, props),
      endStatement(arns, props),
      passStatement(props),
      ...readStatements(scope, props),
      ...keyStatements(scope, props),
    ],
  });
}

/** ARNs of resources of some kinds: of one, or of any id; and of another account than this one, such as none. */
type Ec2Arns = (kinds: readonly string[], which?: { readonly id?: string; readonly account?: string }) => string[];

const ec2Arns = (scope: Construct): Ec2Arns => {
  const stack = Stack.of(scope);
  return (kinds, { id: resourceName = '*', account } = {}) =>
    kinds.map((resource) => stack.formatArn({ service: 'ec2', resource, resourceName, account }));
};

const clusterTag = ({ cluster }: KarpenterPolicyProps) => `kubernetes.io/cluster/${cluster}`;
const nodePoolTag = 'karpenter.sh/nodepool';
const clusterNameTag = 'eks:eks-cluster-name';

/** Whatever is made must carry the tags of Karpenter and of this cluster. */
const withTags = (props: KarpenterPolicyProps) => ({
  StringEquals: {
    [`aws:RequestTag/${clusterTag(props)}`]: 'owned',
    [`aws:RequestTag/${clusterNameTag}`]: props.cluster,
  },
  StringLike: { [`aws:RequestTag/${nodePoolTag}`]: '*' },
});

/** What is used, changed or ended must have them. */
const ofOurs = (props: KarpenterPolicyProps) => ({
  StringEquals: { [`aws:ResourceTag/${clusterTag(props)}`]: 'owned' },
  StringLike: { [`aws:ResourceTag/${nodePoolTag}`]: '*' },
});

function startStatements(arns: Ec2Arns, props: KarpenterPolicyProps): PolicyStatement[] {
  const start = ['ec2:CreateFleet', 'ec2:RunInstances'];
  return [
    new PolicyStatement({
      sid: 'StartInPlace',
      actions: start,
      resources: [
        ...arns(['image', 'snapshot'], { account: '' }),
        ...props.subnetIds.flatMap((id) => arns(['subnet'], { id })),
        ...arns(['security-group'], { id: props.securityGroupId }),
      ],
    }),
    new PolicyStatement({
      sid: 'StartByTemplate',
      actions: start,
      resources: arns(['launch-template']),
      conditions: ofOurs(props),
    }),
    new PolicyStatement({
      sid: 'Make',
      actions: [...start, 'ec2:CreateLaunchTemplate'],
      resources: arns(ec2Made),
      conditions: withTags(props),
    }),
  ];
}

function tagStatements(arns: Ec2Arns, props: KarpenterPolicyProps): PolicyStatement[] {
  const { StringEquals, StringLike } = withTags(props);
  return [
    new PolicyStatement({
      sid: 'TagWhatIsMade',
      actions: ['ec2:CreateTags'],
      resources: arns(ec2Made),
      conditions: {
        StringEquals: {
          ...StringEquals,
          'ec2:CreateAction': ['CreateFleet', 'CreateLaunchTemplate', 'RunInstances'],
        },
        StringLike,
      },
    }),
    new PolicyStatement({
      sid: 'NameInstances',
      actions: ['ec2:CreateTags'],
      resources: arns(['instance']),
      conditions: {
        ...ofOurs(props),
        StringEqualsIfExists: { [`aws:RequestTag/${clusterNameTag}`]: props.cluster },
        'ForAllValues:StringEquals': { 'aws:TagKeys': [clusterNameTag, 'karpenter.sh/nodeclaim', 'Name'] },
      },
    }),
  ];
}

const endStatement = (arns: Ec2Arns, props: KarpenterPolicyProps) =>
  new PolicyStatement({
    sid: 'End',
    actions: ['ec2:DeleteLaunchTemplate', 'ec2:TerminateInstances'],
    resources: arns(['instance', 'launch-template']),
    conditions: ofOurs(props),
  });

const passStatement = ({ nodeRoleArn }: KarpenterPolicyProps) =>
  new PolicyStatement({
    sid: 'GiveNodesTheirRole',
    actions: ['iam:PassRole'],
    resources: [nodeRoleArn],
    conditions: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } },
  });

function readStatements(scope: Construct, { cluster, queueArn }: KarpenterPolicyProps): PolicyStatement[] {
  const stack = Stack.of(scope);
  return [
    new PolicyStatement({
      sid: 'ReadCluster',
      actions: ['eks:DescribeCluster'],
      resources: [stack.formatArn({ service: 'eks', resource: 'cluster', resourceName: cluster })],
    }),
    new PolicyStatement({
      sid: 'ReadInterruptions',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      resources: [queueArn],
    }),
    new PolicyStatement({
      sid: 'ReadImageIds',
      actions: ['ssm:GetParameter'],
      resources: [
        stack.formatArn({ service: 'ssm', account: '', resource: 'parameter', resourceName: 'aws/service/eks/*' }),
      ],
    }),
    // None of these calls can be narrowed to a resource.
    new PolicyStatement({
      sid: 'ReadRegion',
      actions: describing.map((what) => `ec2:Describe${what}`),
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': stack.region } },
    }),
  ];
}

const describing = [
  'CapacityReservations',
  'Images',
  'InstanceStatus',
  'InstanceTypeOfferings',
  'InstanceTypes',
  'Instances',
  'LaunchTemplates',
  'PlacementGroups',
  'SecurityGroups',
  'SpotPriceHistory',
  'Subnets',
];

/** EC2 encrypts a node's volume for whoever starts it (troubleshooting guide, "failed encrypted EBS volume"). */
function keyStatements(scope: Construct, { volumeKeyArn }: KarpenterPolicyProps): PolicyStatement[] {
  if (volumeKeyArn === undefined) return [];
  const StringEquals = { 'kms:ViaService': `ec2.${Stack.of(scope).region}.${Aws.URL_SUFFIX}` };
  return [
    new PolicyStatement({
      sid: 'GrantToEbs',
      actions: [volumeKeyActions.grant],
      resources: [volumeKeyArn],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' }, StringEquals },
    }),
    new PolicyStatement({
      sid: 'UseKey',
      actions: [...volumeKeyActions.use],
      resources: [volumeKeyArn],
      conditions: { StringEquals },
    }),
  ];
}
