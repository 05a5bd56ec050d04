import type { EksAddon } from '../facts/eks-addons';
import { eksAddons } from '../facts/eks-addons';
import type { AwsPlatform } from '../model/aws-platform';
import type { Deployment } from '../model/deployment';
import { stackName } from '../model/names';

/** An object that the cluster itself must have; without it pods hang or fail long after an apply. */
export interface ClusterPart {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly why: string;
  readonly fix: string;
}

/** What EKS add-ons bring to the cluster of a deployment on AWS. */
export function clusterParts({ name, platform }: Deployment): readonly ClusterPart[] {
  if (platform.kind !== 'aws') return [];
  return eksAddons.flatMap((addon) =>
    addon.shownBy === undefined
      ? []
      : [{ ...addon.shownBy, why: addon.why, fix: remedy(addon, { deployment: name, platform }) }],
  );
}

function remedy(
  { name, podIdentity }: EksAddon,
  { deployment, platform: { cluster, region } }: { readonly deployment: string; readonly platform: AwsPlatform },
): string {
  if (cluster.kind === 'new')
    return `Deploy the stack ${stackName(deployment, 'cluster')}; it brings the EKS add-on ${name}.`;
  const install = `aws eks create-addon --cluster-name ${cluster.name} --region ${region} --addon-name ${name}`;
  if (podIdentity === undefined) return install;
  const { serviceAccount, managedPolicies } = podIdentity;
  return `${install} --pod-identity-associations serviceAccount=${serviceAccount},roleArn=ROLE, with a role for Pod Identity that has ${managedPolicies.join(' and ')}`;
}
