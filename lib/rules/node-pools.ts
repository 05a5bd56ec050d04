import type { AwsDeploymentConfig } from '../config/schema';
import { interfaceEndpoints } from '../facts/aws-endpoints';
import { hasInternet } from './kafka';
import { awsRule } from './rule';

const kindPath = ['platform', 'nodes', 'brokers', 'scaling', 'kind'];

const hasNodePools = ({ platform: { nodes } }: AwsDeploymentConfig) => nodes.brokers.scaling.kind === 'karpenter';

const securityGroup = awsRule({
  id: 'node-pool-security-group',
  severity: 'error',
  why: 'EKS puts nodes of node groups into the cluster’s security group by itself; Karpenter has to be told which one it is.',
  fix: 'Write the id that `aws eks describe-cluster --name NAME --query cluster.resourcesVpcConfig.clusterSecurityGroupId` prints.',
  check: (config) => {
    const { cluster } = config.platform;
    return hasNodePools(config) && cluster.kind === 'existing' && cluster.securityGroup === undefined
      ? [
          {
            path: ['platform', 'cluster', 'securityGroup'],
            message: 'is missing, and nodes that Karpenter starts would be in no group of the cluster.',
          },
        ]
      : [];
  },
});

/** Tags by which Karpenter finds its own (RestrictedTagPatterns in pkg/apis/v1/labels.go of version 1.14.1). */
const reserved =
  /^(kubernetes\.io\/cluster\/.*|karpenter\.sh\/nodepool|karpenter\.sh\/nodeclaim|karpenter\.k8s\.aws\/ec2nodeclass|eks:eks-cluster-name)$/;

const tags = awsRule({
  id: 'node-pool-tags',
  severity: 'error',
  why: 'Karpenter knows its instances by tags of its own, and starts none where somebody else writes them.',
  fix: 'Take it out of `tags`.',
  check: (config) =>
    hasNodePools(config)
      ? Object.keys(config.tags)
          .filter((key) => reserved.test(key))
          .map((key) => ({ path: ['tags', key], message: `"${key}" is a tag that Karpenter keeps for itself.` }))
      : [],
});

const withoutEksEndpoint = interfaceEndpoints.find(({ service }) => service === 'eks')?.unavailableIn;

const endpoint = awsRule({
  id: 'node-pool-endpoint',
  severity: 'error',
  why: 'Karpenter asks EKS where the cluster is. Without a way to the internet that takes an endpoint, which AWS doesn’t offer in every region.',
  fix: 'Write `kind: clusterAutoscaler`, or give the VPC a way to the internet.',
  check: (config) => {
    const { region } = config.platform;
    return hasNodePools(config) && !hasInternet(config) && withoutEksEndpoint?.includes(region) === true
      ? [{ path: kindPath, message: `"karpenter" needs the endpoint of EKS, which AWS does not offer in ${region}.` }]
      : [];
  },
});

export const nodePoolRules = [securityGroup, tags, endpoint];
