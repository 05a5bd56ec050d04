import type { Component, HelmRelease } from '../facts/components';
import { kubernetesVersions } from '../facts/kubernetes-versions';
import type { AwsPlatform } from './aws-platform';
import type { Deployment } from './deployment';
import { deploymentTag } from './labels';
import { interruptionQueueName } from './names';

type Placed = Pick<Deployment, 'name' | 'platform' | 'kafka'>;

/** How Helm installs a component for a deployment, with all values that differ from the chart's own. */
export function helmReleaseOf({ id, helm, serviceAccount }: Component, deployment: Placed): HelmRelease {
  if (serviceAccount === undefined) return helm;
  const key = id === 'cluster-autoscaler' ? 'rbac.serviceAccount.name' : 'serviceAccount.name';
  const { platform } = deployment;
  const onAws = platform.kind === 'aws' ? placed(id, deployment, platform) : {};
  return { ...helm, values: { ...helm.values, [key]: serviceAccount, ...onAws } };
}

function placed(id: Component['id'], { name, kafka }: Placed, platform: AwsPlatform): Readonly<Record<string, string>> {
  if (id === 'cluster-autoscaler') return autoscaledCluster(platform, kafka);
  return id === 'karpenter' ? nodePoolCluster(name, platform) : placeOfController(name, platform);
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
function autoscaledCluster(
  { cluster, region, kubernetesVersion }: AwsPlatform,
  { terminationGracePeriodSeconds }: Deployment['kafka'],
): Readonly<Record<string, string>> {
  const release = kubernetesVersions[kubernetesVersion]?.clusterAutoscaler;
  return {
    'autoDiscovery.clusterName': cluster.name,
    awsRegion: region,
    ...(release === undefined ? {} : { 'image.tag': `v${release}` }),
    // Should it ever have to move a process, that one has as long to stop as everywhere.
    'extraArgs.max-graceful-termination-sec': String(terminationGracePeriodSeconds),
  };
}

/**
 * Cluster and region, which it would ask of the instance metadata service as well, and the queue that a new cluster gets.
 * Its two pods are never on one node, so a second one would keep the release from being ready where there is one node.
 */
const nodePoolCluster = (deployment: string, { cluster, region, systemNodes }: AwsPlatform) => ({
  'settings.clusterName': cluster.name,
  ...(cluster.kind === 'new' ? { 'settings.interruptionQueue': interruptionQueueName(deployment) } : {}),
  'controller.env[0].name': 'AWS_REGION',
  'controller.env[0].value': region,
  ...(systemNodes?.count === 1 ? { replicas: '1' } : {}),
});

/** A command that installs or upgrades exactly this version. */
export const installCommand = ({ chart, repository, version, release, namespace, values }: HelmRelease): string =>
  [
    `helm upgrade --install ${release}`,
    repository.startsWith('oci://') ? repository : `${chart} --repo ${repository}`,
    `--version ${version} --namespace ${namespace} --create-namespace`,
    ...Object.entries(values).map(([key, value]) => `--set ${quoted(`${key}=${value}`)}`),
  ].join(' ');

/** Brackets are patterns of file names for a shell. */
const quoted = (setting: string) => (setting.includes('[') ? `'${setting}'` : setting);
