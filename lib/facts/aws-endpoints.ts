/** When a VPC without NAT needs an interface endpoint. */
export type EndpointNeed = 'always' | 'kubectlProvider' | 'loadBalancerController' | 'clusterAutoscaler' | 'karpenter';

/** One interface endpoint of a VPC without a way to the internet. */
export interface InterfaceEndpoint {
  /** The service's short name, after `com.amazonaws.<region>.`; CDK adds what differs in the China regions. */
  readonly service: string;
  readonly when: EndpointNeed;
  readonly why: string;
  /** Regions where AWS offers no such endpoint. */
  readonly unavailableIn?: readonly string[];
}

/**
 * The interface endpoints, next to the gateway endpoint for S3, with which nodes, pods and image pulls work without
 * NAT. Private DNS has to be on. With the kubectl provider, the policy of the S3 endpoint must also admit the bucket
 * `cloudformation-custom-resource-response-<region>` (without hyphens in the region), since the provider's functions run
 * in the VPC and answer CloudFormation there.
 *
 * Left out on purpose: kms (S3 and EC2 call it for the caller; no pod of this kit calls it itself), ssmmessages and
 * ec2messages (only for shells on nodes), states (the kubectl provider has no waiter), monitoring and xray (nothing
 * sends there). Route 53 has no endpoint, so DNS records are not made from inside the cluster.
 *
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html, and the kubectl handler of aws-cdk-lib
 * 2.276.0. Checked 2026-11-20. "Private Clusters" of https://karpenter.sh/docs/getting-started/. Checked 2026-11-21.
 */
export const interfaceEndpoints: readonly InterfaceEndpoint[] = [
  {
    service: 'ec2',
    when: 'always',
    why: 'The node asks for its own name, the VPC CNI attaches network interfaces, and the EBS driver makes volumes.',
  },
  { service: 'ecr.api', when: 'always', why: 'The kubelet fetches a token before it pulls an image from ECR.' },
  { service: 'ecr.dkr', when: 'always', why: 'Image manifests come from here; the layers come through S3.' },
  {
    service: 'eks',
    when: 'always',
    why: 'Nodes and operators describe the cluster; the kubectl provider does so before every call.',
    unavailableIn: ['ap-east-2', 'ap-southeast-5', 'ap-southeast-7', 'mx-central-1'],
  },
  { service: 'eks-auth', when: 'always', why: 'The Pod Identity agent exchanges tokens for role credentials here.' },
  {
    service: 'sts',
    when: 'always',
    why: 'A role for a service account, and any further role that a pod assumes, is assumed here.',
  },
  { service: 'logs', when: 'always', why: 'Log agents on nodes and in pods ship to CloudWatch Logs.' },
  {
    service: 'lambda',
    when: 'kubectlProvider',
    why: 'The provider framework, a function in the VPC, invokes the function that runs kubectl.',
  },
  {
    service: 'elasticloadbalancing',
    when: 'loadBalancerController',
    why: 'The AWS Load Balancer Controller registers brokers as targets; of the VPC it asks EC2.',
  },
  { service: 'autoscaling', when: 'clusterAutoscaler', why: 'The Cluster Autoscaler changes the size of node groups.' },
  { service: 'ssm', when: 'karpenter', why: 'Karpenter looks up the id of the nodes’ image.' },
  { service: 'sqs', when: 'karpenter', why: 'Karpenter reads which instances AWS is about to stop.' },
];

/** What a VPC without NAT has beside nodes. */
export interface EndpointUsers {
  /** Whether CDK's kubectl functions run in the VPC. */
  readonly kubectlProvider: boolean;
  /** Whether the AWS Load Balancer Controller registers brokers in target groups. */
  readonly loadBalancerController: boolean;
  /** Whether the Cluster Autoscaler changes the size of node groups. */
  readonly clusterAutoscaler: boolean;
  /** Whether Karpenter makes and ends broker nodes. */
  readonly karpenter: boolean;
}

/** The endpoints that a VPC without NAT needs and AWS offers in the region. */
export function interfaceEndpointsFor(region: string, users: EndpointUsers): readonly InterfaceEndpoint[] {
  const needs = { always: true, ...users };
  return interfaceEndpoints.filter(
    ({ when, unavailableIn }) => needs[when] && unavailableIn?.includes(region) !== true,
  );
}
