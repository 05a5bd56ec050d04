import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { associatedPodIdentityRole } from './associated-pod-identity-role';

export interface ClusterAutoscalerIdentityProps {
  /** The cluster as a resource, so that what is made here waits for it. */
  readonly clusterName: string;
  /** Its name in the file, which the tags of its node groups carry. */
  readonly cluster: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * The rights of the Cluster Autoscaler: it sets the size of Auto Scaling groups that EKS has tagged as node groups of
 * this cluster, ends an instance of theirs, and reads (cluster-autoscaler/cloudprovider/aws of version 1.35.2; what it
 * calls only for launch configurations and for groups without one instance type is left out).
 */
export class ClusterAutoscalerIdentity extends Construct {
  constructor(scope: Construct, id: string, props: ClusterAutoscalerIdentityProps) {
    super(scope, id);
    const { clusterName, cluster, namespace, serviceAccount } = props;
    const role = associatedPodIdentityRole(this, {
      clusterName,
      namespace,
      serviceAccount,
      description: `Size of the node groups of EKS cluster ${cluster}, for the Cluster Autoscaler`,
      inlinePolicies: { NodeGroups: nodeGroupsPolicy(this, cluster) },
    });
    const { region, account } = Stack.of(this);
    acknowledge(role, {
      [`IAM5[Resource::arn:<AWS::Partition>:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/*]`]:
        'EKS chooses the names of Auto Scaling groups; the condition narrows them to the node groups of this cluster.',
      [`IAM5[Resource::arn:<AWS::Partition>:eks:${region}:${account}:nodegroup/${cluster}/*/*]`]:
        'EKS chooses the last part of the name; these are the node groups of this cluster.',
      'IAM5[Resource::*]': 'AWS takes no resource for these reading calls.',
    });
  }
}

function nodeGroupsPolicy(scope: Construct, cluster: string): PolicyDocument {
  const stack = Stack.of(scope);
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'Resize',
        actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
        resources: [
          stack.formatArn({
            service: 'autoscaling',
            resource: 'autoScalingGroup',
            resourceName: '*:autoScalingGroupName/*',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ],
        // EKS puts this tag on the groups behind its managed node groups (EKS user guide, "Managed node groups").
        conditions: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster}`]: 'owned' } },
      }),
      // Labels and taints of a node group that has no node to look at.
      new PolicyStatement({
        sid: 'ReadNodeGroups',
        actions: ['eks:DescribeNodegroup'],
        resources: [stack.formatArn({ service: 'eks', resource: 'nodegroup', resourceName: `${cluster}/*/*` })],
      }),
      // Which groups there are and why one did not grow; what its launch template and its instance type are. None of
      // these calls can be narrowed to a resource.
      new PolicyStatement({
        sid: 'Read',
        actions: [
          'autoscaling:DescribeAutoScalingGroups',
          'autoscaling:DescribeScalingActivities',
          'ec2:DescribeInstanceTypes',
          'ec2:DescribeLaunchTemplateVersions',
        ],
        resources: ['*'],
      }),
    ],
  });
}
