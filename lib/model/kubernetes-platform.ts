import type { KubernetesDeploymentConfig } from '../config/schema';
import type { NodeShape } from './memory';

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule' | 'NoExecute' | 'PreferNoSchedule';
}

/** How pods find the nodes that are meant for them. */
export interface NodePlacement extends NodeShape {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

/** A cluster that is there; nothing of it is made by the kit. */
export interface KubernetesPlatform {
  readonly kind: 'kubernetes';
  readonly kubernetesVersion: string;
  /** Node label whose value is the zone id. */
  readonly zoneLabel: string;
  readonly nodes: { readonly brokers: NodePlacement; readonly controllers: NodePlacement };
  readonly storageClass: { readonly kind: 'existing'; readonly brokers: string; readonly controllers: string };
}

export function kubernetesPlatformOf({ platform }: KubernetesDeploymentConfig): KubernetesPlatform {
  const placement = (nodes: KubernetesDeploymentConfig['platform']['nodes']['brokers']): NodePlacement => ({
    podCpuMillis: nodes.cpu * 1000,
    podMemoryMib: nodes.memoryGib * 1024,
    networkMbps: nodes.networkMbps,
    architecture: nodes.architecture,
    labels: nodes.labels,
    taints: nodes.taints,
  });
  return {
    kind: 'kubernetes',
    kubernetesVersion: platform.kubernetesVersion,
    zoneLabel: platform.zoneLabel,
    nodes: { brokers: placement(platform.nodes.brokers), controllers: placement(platform.nodes.controllers) },
    storageClass: { kind: 'existing', brokers: platform.storageClass, controllers: platform.storageClass },
  };
}
