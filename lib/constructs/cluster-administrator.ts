import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks-v2';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface ClusterAdministratorProps {
  readonly clusterName: string;
  readonly principalArn: string;
}

/** An IAM principal that administers the whole cluster, by an EKS access entry. */
export class ClusterAdministrator extends Construct {
  constructor(scope: Construct, id: string, { clusterName, principalArn }: ClusterAdministratorProps) {
    super(scope, id);
    new CfnAccessEntry(this, 'Entry', {
      clusterName,
      principalArn,
      accessPolicies: [
        {
          policyArn: `arn:${Aws.PARTITION}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
          accessScope: { type: 'cluster' },
        },
      ],
    });
  }
}
