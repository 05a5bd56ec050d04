import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { PodIdentityRoleProps } from './pod-identity-role';
import { podIdentityRole } from './pod-identity-role';

/** A role of pods, and the association by which EKS gives it to them. */
export function associatedPodIdentityRole(scope: Construct, props: PodIdentityRoleProps): Role {
  const { clusterName, namespace, serviceAccount } = props;
  const role = podIdentityRole(scope, 'Role', props);
  new CfnPodIdentityAssociation(scope, 'Association', {
    clusterName,
    namespace,
    serviceAccount,
    roleArn: role.roleArn,
  });
  return role;
}
