import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/**
 * The role of every node: join the cluster and pull images. Networking rides on the CNI's own Pod Identity, and a pod
 * can't reach this role through instance metadata, which answers one hop away only.
 */
export function nodeRole(scope: Construct, id: string, { ownCni }: { readonly ownCni: boolean }): Role {
  const names = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];
  // An existing cluster's CNI may still lean on the node's role.
  if (!ownCni) names.push('AmazonEKS_CNI_Policy');
  const role = new Role(scope, id, {
    description: 'Joins the EKS cluster and pulls images',
    assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: names.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
  acknowledge(
    role,
    Object.fromEntries(
      names.map((name) => [
        `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
        'EKS requires this policy on nodes and AWS maintains it.',
      ]),
    ),
  );
  return role;
}
