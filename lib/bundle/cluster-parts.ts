import { components } from '../facts/components';
import type { EksAddon } from '../facts/eks-addons';
import { eksAddons } from '../facts/eks-addons';
import type { AwsPlatform } from '../model/aws-platform';
import type { Deployment } from '../model/deployment';
import { helmReleaseOf, installCommand } from '../model/helm-release';
import { stackName } from '../model/names';
import { neededComponents } from '../model/needed-components';

/** An object that the cluster itself must have; without it pods hang or fail long after an apply. */
export interface ClusterPart {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly why: string;
  readonly fix: string;
}

/** What EKS add-ons, and components without kinds of their own, bring to the cluster of a deployment on AWS. */
export function clusterParts(deployment: Deployment): readonly ClusterPart[] {
  const { name, platform } = deployment;
  if (platform.kind !== 'aws') return [];
  const addons = eksAddons.flatMap((addon) =>
    addon.shownBy === undefined
      ? []
      : [{ ...addon.shownBy, why: addon.why, fix: remedy(addon, { deployment: name, platform }) }],
  );
  return [...addons, ...shownComponents(deployment)];
}

function shownComponents(deployment: Deployment): readonly ClusterPart[] {
  const needed = neededComponents(deployment).map(({ id }) => id);
  return components
    .filter(({ id }) => needed.includes(id))
    .flatMap((component) => {
      const { shownBy, why } = component;
      return shownBy ? [{ ...shownBy, why, fix: installCommand(helmReleaseOf(component, deployment)) }] : [];
    });
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
