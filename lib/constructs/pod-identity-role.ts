import type { IManagedPolicy, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Role, ServicePrincipal, SessionTagsPrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface PodIdentityRoleProps {
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly description: string;
  /** Undefined leaves the name to CloudFormation. */
  readonly roleName?: string;
  readonly managedPolicies?: IManagedPolicy[];
  readonly inlinePolicies?: Record<string, PolicyDocument>;
}

/**
 * A role that only pods with this service account, in this namespace of this cluster, can take: EKS sends the three as
 * session tags when it assumes the role (EKS user guide, "Create IAM role with trust policy required by EKS Pod
 * Identity"), so an association that someone else makes is of no use.
 */
export function podIdentityRole(scope: Construct, id: string, props: PodIdentityRoleProps): Role {
  const { clusterName, namespace, serviceAccount, ...rest } = props;
  const clusterArn = Stack.of(scope).formatArn({ service: 'eks', resource: 'cluster', resourceName: clusterName });
  return new Role(scope, id, {
    ...rest,
    assumedBy: new SessionTagsPrincipal(
      new ServicePrincipal('pods.eks.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:RequestTag/eks-cluster-arn': clusterArn,
            'aws:RequestTag/kubernetes-namespace': namespace,
            'aws:RequestTag/kubernetes-service-account': serviceAccount,
          },
        },
      }),
    ),
  });
}
