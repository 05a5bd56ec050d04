import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { associatedPodIdentityRole } from './associated-pod-identity-role';
import type { KarpenterPolicyProps } from './karpenter-policy';
import { ec2Made, karpenterPolicy } from './karpenter-policy';

export interface KarpenterIdentityProps extends KarpenterPolicyProps {
  /** The cluster as a resource, so that what is made here waits for it. */
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** The rights of Karpenter's controller, by Pod Identity. */
export class KarpenterIdentity extends Construct {
  constructor(scope: Construct, id: string, props: KarpenterIdentityProps) {
    super(scope, id);
    const { clusterName, cluster, namespace, serviceAccount } = props;
    const role = associatedPodIdentityRole(this, {
      clusterName,
      namespace,
      serviceAccount,
      description: `Broker nodes of EKS cluster ${cluster}, for Karpenter`,
      inlinePolicies: { Nodes: karpenterPolicy(this, props) },
    });
    const { region } = Stack.of(this);
    const wildcards = (account: string, kinds: readonly string[], why: string) =>
      kinds.map((kind) => [`IAM5[Resource::arn:<AWS::Partition>:ec2:${region}:${account}:${kind}/*]`, why]);
    acknowledge(
      role,
      Object.fromEntries([
        ...wildcards(
          Stack.of(this).account,
          ec2Made,
          'EC2 chooses the ids; the conditions narrow them to what Karpenter makes, by its tags, for this cluster.',
        ),
        ...wildcards('', ['image', 'snapshot'], 'Images of EKS belong to AWS, and their ids change with each release.'),
        [
          `IAM5[Resource::arn:<AWS::Partition>:ssm:${region}::parameter/aws/service/eks/*]`,
          'AWS’s own public parameters with the ids of EKS’s images, one for each version, architecture and release.',
        ],
        ['IAM5[Resource::*]', 'AWS takes no resource for these reading calls.'],
      ]) as Record<string, string>,
    );
  }
}
