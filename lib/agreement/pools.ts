import type { KubernetesObject } from '../model/wave';

/** The parts of a StatefulSet on which the two halves have to agree. */
export interface RenderedPool {
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly { readonly key: string; readonly value?: string; readonly effect?: string }[];
  /** Required node affinity as label key and values. */
  readonly affinity: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** Undefined where a scaler owns the number. */
  readonly replicas?: number;
  /** Labels of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** Ports of its containers by name. */
  readonly containerPorts: ReadonlyMap<string, number>;
  /** Properties of the mounted server.properties. */
  readonly properties: ReadonlyMap<string, string>;
  /** Where its brokers say that clients outside the cluster reach them. */
  readonly advertised: readonly Advertised[];
  readonly storageClasses: readonly string[];
}

/** Broker n of a pool is `b<n>.<domain>:<first port + n>` on a listener. */
export interface Advertised {
  readonly listener: string;
  readonly domain: string;
  readonly firstPort: number;
}

interface StatefulSetSpec {
  readonly replicas?: number;
  readonly volumeClaimTemplates?: readonly { readonly spec: { readonly storageClassName: string } }[];
  readonly template: {
    readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
    readonly spec: {
      readonly containers?: readonly {
        readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
      }[];
      readonly serviceAccountName: string;
      readonly nodeSelector?: Readonly<Record<string, string>>;
      readonly tolerations?: RenderedPool['tolerations'];
      readonly volumes?: readonly { readonly configMap?: { readonly name: string } }[];
      readonly affinity?: {
        readonly nodeAffinity?: {
          readonly requiredDuringSchedulingIgnoredDuringExecution?: {
            readonly nodeSelectorTerms: readonly { readonly matchExpressions: RenderedPool['affinity'] }[];
          };
        };
      };
    };
  };
}

export const renderedPools = (objects: readonly KubernetesObject[]): readonly RenderedPool[] =>
  objects.filter(({ kind }) => kind === 'StatefulSet').map((object) => renderedPool(object, objects));

function renderedPool(object: KubernetesObject, objects: readonly KubernetesObject[]): RenderedPool {
  const { replicas, template, volumeClaimTemplates = [] } = object.spec as StatefulSetSpec;
  const pod = template.spec;
  const files = mountedFiles(pod, objects);
  return {
    name: object.metadata.name,
    namespace: object.metadata.namespace ?? '',
    serviceAccount: pod.serviceAccountName,
    nodeSelector: pod.nodeSelector ?? {},
    tolerations: pod.tolerations ?? [],
    affinity: affinityOf(pod),
    replicas,
    labels: template.metadata?.labels ?? {},
    containerPorts: containerPorts(pod),
    properties: parseProperties(files.map((data) => data['server.properties'] ?? '').join('\n')),
    advertised: advertisedIn(files.flatMap((data) => Object.values(data)).join('\n')),
    storageClasses: volumeClaimTemplates.map(({ spec }) => spec.storageClassName),
  };
}

type PodSpec = StatefulSetSpec['template']['spec'];

/** Required node affinity of a pod. */
export function affinityOf({ affinity }: Pick<PodSpec, 'affinity'>): RenderedPool['affinity'] {
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return terms.flatMap(({ matchExpressions }) => matchExpressions);
}

const containerPorts = ({ containers = [] }: PodSpec): ReadonlyMap<string, number> =>
  new Map(containers.flatMap(({ ports = [] }) => ports).map(({ name, containerPort }) => [name, containerPort]));

/** Files of the ConfigMaps that a pod mounts, by ConfigMap. */
function mountedFiles({ volumes = [] }: PodSpec, objects: readonly KubernetesObject[]) {
  const mounted = volumes.map(({ configMap }) => configMap?.name);
  return objects
    .filter(({ kind, metadata }) => kind === 'ConfigMap' && mounted.includes(metadata.name))
    .map(({ data }) => data as Record<string, string>);
}

function parseProperties(text: string): ReadonlyMap<string, string> {
  const pairs = text
    .split('\n')
    .filter((line) => line.includes('=') && !line.startsWith('#'))
    .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return new Map(pairs);
}

/** As bash completes it in a pod: its ordinal is what follows the last hyphen of its name. */
const address = /([A-Z]+):\/\/b\$\{POD_NAME##\*-\}\.([a-z0-9.-]+):\$\(\((\d+) \+ \$\{POD_NAME##\*-\}\)\)/g;

const advertisedIn = (text: string): readonly Advertised[] =>
  [...text.matchAll(address)].map(([, listener = '', domain = '', firstPort]) => ({
    listener,
    domain,
    firstPort: Number(firstPort),
  }));
