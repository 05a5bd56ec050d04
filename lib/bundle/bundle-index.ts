import { components } from '../facts/components';
import type { Component } from '../facts/components';
import type { Deployment } from '../model/deployment';
import type { HandoffKey } from '../model/handoff';
import { helmReleaseOf, installCommand } from '../model/helm-release';
import { neededComponents } from '../model/needed-components';
import { externalObjects } from '../model/external-objects';
import type { ExternalObject } from '../model/external-objects';
import type { Wave } from '../model/wave';
import type { ClusterPart } from './cluster-parts';
import { clusterParts } from './cluster-parts';
import { missingKeys } from './placeholders';

/** What `automq-kit apply` reads beside the waves; `bundle.json` in the bundle. */
export interface BundleIndex {
  readonly deployment: string;
  readonly namespace: string;
  readonly kubernetesVersion: string;
  /** Who brings the waves into the cluster: `automq-kit apply`, or `cdk deploy` with the stacks. */
  readonly delivery: Deployment['delivery'];
  /** What nodes run with it, and the upgrade that is under way. */
  readonly automq: Pick<Deployment['kafka'], 'version' | 'upgrade'>;
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
  /**
   * What only the deployed stacks give and is not filled in: where `automq-kit apply` delivers, the bundle waits for it;
   * `cdk deploy` fills it in by itself.
   */
  readonly handoff: readonly HandoffKey[];
}

export const waveFile = (wave: Wave) => `${wave.id}.yaml`;

export function bundleIndex(deployment: Deployment, waves: readonly Wave[]): BundleIndex {
  return {
    deployment: deployment.name,
    namespace: deployment.namespace,
    kubernetesVersion: deployment.platform.kubernetesVersion,
    delivery: deployment.delivery,
    automq: { version: deployment.kafka.version, upgrade: deployment.kafka.upgrade },
    waves: waves.map((wave) => ({ file: waveFile(wave), waitFor: statefulSets(wave) })),
    components: neededComponents(deployment).map(({ id }) => {
      const component = componentOf(id);
      const { kinds, why } = component;
      return { id, kinds, why, installCommand: installCommand(helmReleaseOf(component, deployment)) };
    }),
    clusterParts: clusterParts(deployment),
    externalObjects: externalObjects(deployment),
    handoff: missingKeys(deployment, waves),
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
