import type { Component, HelmRelease } from '../facts/components';
import { kubernetesVersions } from '../facts/kubernetes-versions';
import type { AwsPlatform } from './aws-platform';
import type { Deployment } from './deployment';
import { deploymentTag } from './labels';
import { stopSeconds } from './stop-seconds';

type Placed = Pick<Deployment, 'name' | 'platform'>;

/** How Helm installs a component for a deployment, with all values that differ from the chart's own. */
export function helmReleaseOf({ id, helm, serviceAccount }: Component, { name, platform }: Placed): HelmRelease {
  if (serviceAccount === undefined) return helm;
  const values =
    id === 'cluster-autoscaler'
      ? { 'rbac.serviceAccount.name': serviceAccount, ...(platform.kind === 'aws' ? autoscaledCluster(platform) : {}) }
      : {
          'serviceAccount.name': serviceAccount,
          ...(platform.kind === 'aws' ? placeOfController(name, platform) : {}),
        };
  return { ...helm, values: { ...helm.values, ...values } };
}

/**
 * Cluster, region and VPC, which the controller would otherwise ask of the instance metadata service, that pods on these
 * nodes don't reach. A VPC of the kit's own is found by its tag, since its id is known only once it is there.
 */
const placeOfController = (deployment: string, { cluster, region, vpc }: AwsPlatform) => ({
  clusterName: cluster.name,
  region,
  ...(vpc.kind === 'existing' ? { vpcId: vpc.id } : { [`vpcTags.${deploymentTag}`]: deployment }),
});

/** Its node groups are found by the tags that EKS gives them; its release is that of the cluster's minor version. */
function autoscaledCluster({ cluster, region, kubernetesVersion }: AwsPlatform): Readonly<Record<string, string>> {
  const release = kubernetesVersions[kubernetesVersion]?.clusterAutoscaler;
  return {
    'autoDiscovery.clusterName': cluster.name,
    awsRegion: region,
    ...(release === undefined ? {} : { 'image.tag': `v${release}` }),
    // Should it ever have to move a process, that one has as long to stop as everywhere.
    'extraArgs.max-graceful-termination-sec': String(stopSeconds),
  };
}

/** A command that installs or upgrades exactly this version. */
export const installCommand = ({ chart, repository, version, release, namespace, values }: HelmRelease): string =>
  [
    `helm upgrade --install ${release} ${chart} --repo ${repository} --version ${version}`,
    `--namespace ${namespace} --create-namespace`,
    ...Object.entries(values).map(([key, value]) => `--set ${key}=${value}`),
  ].join(' ');
