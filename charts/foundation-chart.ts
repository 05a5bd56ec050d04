import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { AwsPlatform } from '../lib/model/aws-platform';
import { warmNodesPerZone } from '../lib/model/broker-nodes';
import type { Deployment } from '../lib/model/deployment';
import { controllerVolume, controllerVolumeTag } from '../lib/model/labels';
import { priorityClassOf } from '../lib/model/names';
import { clusterChartProps } from './chart-props';

/** What everything else stands on: the namespace and the cluster-scoped objects. */
export class FoundationChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, clusterChartProps(deployment));
    const { name, namespace, platform } = deployment;
    new k8s.KubeNamespace(this, 'namespace', {
      metadata: { name: namespace, labels: podSecurity(platform.kubernetesVersion) },
    });
    new k8s.KubePriorityClass(this, 'controller-priority', {
      metadata: { name: priorityClassOf(name, 'controller') },
      value: 1_000_000,
      description: 'AutoMQ controllers: without their quorum no broker works.',
    });
    new k8s.KubePriorityClass(this, 'broker-priority', {
      metadata: { name: priorityClassOf(name, 'broker') },
      value: 900_000,
      description: 'AutoMQ brokers: above ordinary workloads, below the controllers.',
    });
    if (warmNodesPerZone(deployment) > 0) {
      new k8s.KubePriorityClass(this, 'warm-priority', {
        metadata: { name: priorityClassOf(name, 'warm') },
        // Below pods without a class, which have 0; below -10 the Cluster Autoscaler adds no node for a pod.
        value: -1,
        description: 'Keeps nodes for AutoMQ brokers; whatever else needs the room gets it.',
      });
    }
    if (platform.kind !== 'aws') return;
    const { brokers, controllers } = platform.storageClass;
    new k8s.KubeStorageClass(this, 'storage-class', storageClass(platform, brokers));
    new k8s.KubeStorageClass(
      this,
      'controller-storage-class',
      storageClass(platform, controllers, { tagSpecification_1: volumeTag(name) }),
    );
  }
}

/** The level by the rules of the cluster's own version: those of a later one apply when the file names that version. */
const podSecurity = (kubernetesVersion: string) =>
  Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, 'restricted'],
      [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetesVersion}`],
    ]),
  );

/**
 * `key=value` with the claim's name, which the EBS driver puts in (docs/tagging.md in its repository); its add-on and its
 * chart have it told by `--extra-create-metadata`. A class's parameters can't change, so it is there without backup too.
 */
const volumeTag = (deployment: string) => `${controllerVolumeTag}=${controllerVolume(deployment, '{{ .PVCName }}')}`;

/** Encrypted gp3. EBS takes the ARN of a key or of an alias (EC2 API, CreateVolume, KmsKeyId). */
function storageClass(
  { storage }: AwsPlatform,
  name: string,
  tags: Readonly<Record<string, string>> = {},
): k8s.KubeStorageClassProps {
  return {
    metadata: { name },
    provisioner: 'ebs.csi.aws.com',
    parameters: {
      type: 'gp3',
      encrypted: 'true',
      ...(storage.key.kind === 'awsManaged' ? {} : { kmsKeyId: storage.key.arn }),
      ...tags,
    },
    reclaimPolicy: 'Retain',
    // The volume comes where its pod goes.
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  };
}
