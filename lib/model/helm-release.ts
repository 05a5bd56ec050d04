import type { Component, HelmRelease } from '../facts/components';
import type { Deployment } from './deployment';
import { deploymentTag } from './labels';

type Placed = Pick<Deployment, 'name' | 'platform'>;

/** How Helm installs a component for a deployment, with all values that differ from the chart's own. */
export const helmReleaseOf = ({ helm, serviceAccount }: Component, deployment: Placed): HelmRelease =>
  serviceAccount === undefined
    ? helm
    : { ...helm, values: { ...helm.values, 'serviceAccount.name': serviceAccount, ...placeOfController(deployment) } };

/**
 * Cluster, region and VPC, which the controller would otherwise ask of the instance metadata service, that pods on these
 * nodes don't reach. A VPC of the kit's own is found by its tag, since its id is known only once it is there.
 */
function placeOfController({ name, platform }: Placed): Readonly<Record<string, string>> {
  if (platform.kind !== 'aws') return {};
  const { cluster, region, vpc } = platform;
  return {
    clusterName: cluster.name,
    region,
    ...(vpc.kind === 'existing' ? { vpcId: vpc.id } : { [`vpcTags.${deploymentTag}`]: name }),
  };
}

/** A command that installs or upgrades exactly this version. */
export const installCommand = ({ chart, repository, version, release, namespace, values }: HelmRelease): string =>
  [
    `helm upgrade --install ${release} ${chart} --repo ${repository} --version ${version}`,
    `--namespace ${namespace} --create-namespace`,
    ...Object.entries(values).map(([key, value]) => `--set ${key}=${value}`),
  ].join(' ');
