import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks-v2';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { InstanceProfile } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nodeRole } from './node-role';

export interface KarpenterNodesProps {
  readonly clusterName: string;
  readonly instanceProfileName: string;
  /** Whether the cluster's CNI has a role of its own. */
  readonly ownCni: boolean;
}

/**
 * Who the nodes are that Karpenter starts: a role, the profile by which an instance gets it, and the entry that lets it
 * join, which EKS makes by itself only for node groups and would take away with the last group of a shared role.
 */
export class KarpenterNodes extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { clusterName, instanceProfileName, ownCni }: KarpenterNodesProps) {
    super(scope, id);
    this.role = nodeRole(this, 'Role', { ownCni });
    new InstanceProfile(this, 'Profile', { instanceProfileName, role: this.role });
    new CfnAccessEntry(this, 'Entry', { clusterName, principalArn: this.role.roleArn, type: 'EC2_LINUX' });
  }
}
