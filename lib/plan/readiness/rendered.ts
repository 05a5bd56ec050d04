import type { KubernetesObject, Wave } from '../../model/wave';

/** The manifests of a deployment, by kind. */
export interface Rendered {
  readonly ofKind: (kind: string) => readonly KubernetesObject[];
  /** Undefined where no such object is rendered. */
  readonly named: (kind: string, name: string) => KubernetesObject | undefined;
  /** Value of a property in `server.properties` of a pool; undefined where it is not set. */
  readonly brokerProperty: (pool: string, key: string) => string | undefined;
}

export function renderedIn(waves: readonly Wave[]): Rendered {
  const objects = waves.flatMap((wave) => wave.objects);
  const named = (kind: string, name: string) =>
    objects.find((object) => object.kind === kind && object.metadata.name === name);
  return {
    ofKind: (kind) => objects.filter((object) => object.kind === kind),
    named,
    brokerProperty: (pool, key) => propertyIn(named('ConfigMap', pool), key),
  };
}

function propertyIn(configMap: KubernetesObject | undefined, key: string): string | undefined {
  const data = configMap?.data as Readonly<Record<string, string>> | undefined;
  const line = data?.['server.properties']?.split('\n').find((each) => each.startsWith(`${key}=`));
  return line?.slice(key.length + 1);
}

/** Value at a path of an object; undefined where the path ends early. */
export const at = (object: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    object,
  );
