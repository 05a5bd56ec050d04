import { handoffKeyIn } from '../model/handoff';
import { podNameLabel } from '../model/labels';
import type { KubernetesObject } from '../model/wave';
import type { PlacedResource } from './account';
import type { Halves } from './check';
import type { RenderedPool } from './pools';

/** A TargetGroupBinding with both of its ends. */
export interface RenderedBinding {
  readonly name: string;
  /** Output that gives its target group. */
  readonly key: string;
  readonly targetGroup: PlacedResource | undefined;
  /** Pools that its Service selects pods of. */
  readonly pools: readonly RenderedPool[];
  /** The pod that its Service selects; undefined where it selects all of the pools. */
  readonly pod: string | undefined;
  /** Port of the pods that its Service leads to, in each pool. */
  readonly podPorts: readonly (number | undefined)[];
}

interface ServiceSpec {
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports?: readonly { readonly name?: string; readonly port: number; readonly targetPort?: string | number }[];
}

interface BindingSpec {
  readonly targetGroupARN?: string;
  readonly serviceRef: { readonly name: string; readonly port: string | number };
}

/** Every binding that waits for a stack's output; what has an ARN already says nothing about the templates. */
export const renderedBindings = (halves: Halves): readonly RenderedBinding[] =>
  halves.objects
    .filter(({ kind }) => kind === 'TargetGroupBinding')
    .flatMap((object) => {
      const key = handoffKeyIn((object.spec as BindingSpec).targetGroupARN ?? '');
      return key === undefined ? [] : [renderedBinding(object, key, halves)];
    });

function renderedBinding(object: KubernetesObject, key: string, { account, objects, pools }: Halves): RenderedBinding {
  const { serviceRef } = object.spec as BindingSpec;
  const service = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === serviceRef.name);
  const { selector = {}, ports = [] } = (service?.spec ?? {}) as ServiceSpec;
  const { [podNameLabel]: pod, ...labels } = selector;
  const port = ports.find((each) => each.name === serviceRef.port || each.port === serviceRef.port);
  const selected = pools.filter((pool) => service !== undefined && isSelected(pool, labels, pod));
  return {
    name: object.metadata.name,
    key,
    targetGroup: account.output(key),
    pools: selected,
    pod,
    podPorts: selected.map(({ containerPorts }) =>
      typeof port?.targetPort === 'string' ? containerPorts.get(port.targetPort) : (port?.targetPort ?? port?.port),
    ),
  };
}

const isSelected = (pool: RenderedPool, labels: Readonly<Record<string, string>>, pod: string | undefined) =>
  Object.entries(labels).every(([key, value]) => pool.labels[key] === value) &&
  (pod === undefined || ordinalIn(pool, pod) !== undefined);

/** Ordinal of a pod of a pool; undefined for a pod of another one. */
export function ordinalIn({ name }: RenderedPool, pod: string): number | undefined {
  const ordinal = pod.startsWith(`${name}-`) ? pod.slice(name.length + 1) : '';
  return /^\d+$/.test(ordinal) ? Number(ordinal) : undefined;
}
