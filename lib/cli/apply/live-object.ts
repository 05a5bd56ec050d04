import type { KubernetesObject } from '../../model/wave';

/** Who owns which fields of an object (server-side apply's `managedFields`). */
export interface FieldOwner {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly subresource?: string;
  readonly fieldsV1?: Readonly<Record<string, unknown>>;
}

/** An object as the API server gives it back. */
export interface LiveObject extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & {
    readonly resourceVersion: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
    /** Objects on whose account it is there; it goes when they go. */
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
    readonly annotations?: Readonly<Record<string, string>>;
    readonly managedFields?: readonly FieldOwner[];
  };
}

export interface LiveStatefulSet extends LiveObject {
  readonly spec: {
    readonly replicas: number;
    readonly template: unknown;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly currentRevision?: string;
    readonly updateRevision?: string;
  };
}

/** Identifies an object within a cluster, whatever the version it is read in: `StatefulSet/automq-acme/broker-use1-az4`. */
export const keyOf = ({ kind, metadata }: KubernetesObject) =>
  [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join('/');

/** How people name an object. */
export const titleOf = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.name}`;

export const isStatefulSet = (object: KubernetesObject) => object.kind === 'StatefulSet';
