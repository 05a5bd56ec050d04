import { components } from '../facts/components';
import type { Component } from '../facts/components';
import type { Deployment } from '../model/deployment';
import { neededComponents } from '../model/needed-components';
import { externalObjects } from '../model/external-objects';
import type { ExternalObject } from '../model/external-objects';
import type { Wave } from '../model/wave';
import type { ClusterPart } from './cluster-parts';
import { clusterParts } from './cluster-parts';

/** What `automq-kit apply` reads beside the waves; `bundle.json` in the bundle. */
export interface BundleIndex {
  readonly deployment: string;
  readonly namespace: string;
  readonly kubernetesVersion: string;
  /** Who brings the waves into the cluster: `automq-kit apply`, or `cdk deploy` with the stacks. */
  readonly delivery: Deployment['delivery'];
  /** In the order in which they are applied. */
  readonly waves: readonly {
    readonly file: string;
    /** StatefulSets that must have rolled out before the next wave; without `replicas` a scaler owns the number. */
    readonly waitFor: readonly {
      readonly kind: 'StatefulSet';
      readonly name: string;
      readonly namespace: string;
      readonly replicas?: number;
    }[];
  }[];
  /** Cluster components that must be there first. */
  readonly components: readonly {
    readonly id: string;
    readonly kinds: readonly { readonly apiVersion: string; readonly kind: string }[];
    readonly why: string;
    readonly installCommand: string;
  }[];
  /** Objects that the cluster itself must have. */
  readonly clusterParts: readonly ClusterPart[];
  /** Objects that the customer makes, since their content is secret. */
  readonly externalObjects: readonly ExternalObject[];
}

export const waveFile = (wave: Wave) => `${wave.id}.yaml`;

export function bundleIndex(deployment: Deployment, waves: readonly Wave[]): BundleIndex {
  return {
    deployment: deployment.name,
    namespace: deployment.namespace,
    kubernetesVersion: deployment.platform.kubernetesVersion,
    delivery: deployment.delivery,
    waves: waves.map((wave) => ({ file: waveFile(wave), waitFor: statefulSets(wave) })),
    components: neededComponents(deployment).map(({ id }) => {
      const { kinds, why, installCommand } = componentOf(id);
      return { id, kinds, why, installCommand };
    }),
    clusterParts: clusterParts(deployment),
    externalObjects: externalObjects(deployment),
  };
}

function statefulSets(wave: Wave): BundleIndex['waves'][number]['waitFor'] {
  return wave.objects.flatMap(({ kind, metadata, spec }) => {
    if (kind !== 'StatefulSet' || metadata.namespace === undefined) return [];
    const { replicas } = spec as { readonly replicas?: number };
    return [
      { kind, name: metadata.name, namespace: metadata.namespace, ...(replicas === undefined ? {} : { replicas }) },
    ];
  });
}

function componentOf(id: Component['id']): Component {
  const component = components.find((each) => each.id === id);
  if (!component) throw new Error(`no facts about the component "${id}"`);
  return component;
}
