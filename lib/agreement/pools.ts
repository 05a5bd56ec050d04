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
  /** Properties of the mounted server.properties. */
  readonly properties: ReadonlyMap<string, string>;
  readonly storageClasses: readonly string[];
}

interface StatefulSetSpec {
  readonly replicas?: number;
  readonly volumeClaimTemplates?: readonly { readonly spec: { readonly storageClassName: string } }[];
  readonly template: {
    readonly spec: {
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

export function renderedPools(objects: readonly KubernetesObject[]): readonly RenderedPool[] {
  return objects
    .filter(({ kind }) => kind === 'StatefulSet')
    .map((object) => {
      const { replicas, template, volumeClaimTemplates } = object.spec as StatefulSetSpec;
      const pod = template.spec;
      const terms = pod.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
      const mounted = (pod.volumes ?? []).map(({ configMap }) => configMap?.name);
      const text = objects
        .filter(({ kind, metadata }) => kind === 'ConfigMap' && mounted.includes(metadata.name))
        .map(({ data }) => (data as Record<string, string>)['server.properties'] ?? '')
        .join('\n');
      return {
        name: object.metadata.name,
        namespace: object.metadata.namespace ?? '',
        serviceAccount: pod.serviceAccountName,
        nodeSelector: pod.nodeSelector ?? {},
        tolerations: pod.tolerations ?? [],
        affinity: terms.flatMap(({ matchExpressions }) => matchExpressions),
        replicas,
        properties: parseProperties(text),
        storageClasses: (volumeClaimTemplates ?? []).map(({ spec }) => spec.storageClassName),
      };
    });
}

function parseProperties(text: string): ReadonlyMap<string, string> {
  const pairs = text
    .split('\n')
    .filter((line) => line.includes('=') && !line.startsWith('#'))
    .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return new Map(pairs);
}
