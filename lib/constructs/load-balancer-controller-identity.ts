import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { deploymentTag } from '../model/labels';
import { acknowledge } from './acknowledge';
import { associatedPodIdentityRole } from './associated-pod-identity-role';

export interface LoadBalancerControllerIdentityProps {
  readonly deployment: string;
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * The rights of the AWS Load Balancer Controller where it only fills target groups that are there: it registers pods in
 * those of this deployment, and reads. It changes no security group, since bindings without `networking` ask for none
 * (pkg/targetgroupbinding, pkg/networking and webhooks/elbv2 of its version 3.5.0).
 */
export class LoadBalancerControllerIdentity extends Construct {
  constructor(scope: Construct, id: string, props: LoadBalancerControllerIdentityProps) {
    super(scope, id);
    const { deployment, clusterName, namespace, serviceAccount } = props;
    const role = associatedPodIdentityRole(this, {
      clusterName,
      namespace,
      serviceAccount,
      description: `Target groups of AutoMQ deployment ${deployment}, for the AWS Load Balancer Controller`,
      inlinePolicies: { TargetGroups: targetGroupsPolicy(this, deployment) },
    });
    const { region, account } = Stack.of(this);
    acknowledge(role, {
      [`IAM5[Resource::arn:<AWS::Partition>:elasticloadbalancing:${region}:${account}:targetgroup/*/*]`]:
        'AWS chooses the names of target groups; the condition narrows them to those with the deployment’s tag.',
      'IAM5[Resource::*]': 'AWS takes no resource for these reading calls.',
    });
  }
}

const targetGroupsPolicy = (scope: Construct, deployment: string): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'FillTargetGroups',
        actions: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
        resources: [
          Stack.of(scope).formatArn({
            service: 'elasticloadbalancing',
            resource: 'targetgroup',
            resourceName: '*/*',
            arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
          }),
        ],
        conditions: { StringEquals: { [`aws:ResourceTag/${deploymentTag}`]: deployment } },
      }),
      // Which targets there are; whether a pod's address is one of the VPC; and once, whether security groups hold rules
      // that the controller made. None of these calls can be narrowed to a resource.
      new PolicyStatement({
        sid: 'Read',
        actions: [
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeVpcs',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
        ],
        resources: ['*'],
      }),
    ],
  });
