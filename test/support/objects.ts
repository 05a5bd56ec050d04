import { waves } from '../../charts/waves';
import type { Deployment } from '../../lib/model/deployment';
import type { KubernetesObject } from '../../lib/model/wave';
import type { RenderedKinds } from './rendered-kinds';

const rendered = new WeakMap<Deployment, readonly KubernetesObject[]>();

/** Every object of a deployment in order; rendered once. */
export function objectsOf(deployment: Deployment): readonly KubernetesObject[] {
  const known = rendered.get(deployment);
  if (known) return known;
  const objects = waves(deployment).flatMap((wave) => wave.objects);
  rendered.set(deployment, objects);
  return objects;
}

/** The objects of a kind, in order. */
export const ofKind = <Kind extends keyof RenderedKinds>(deployment: Deployment, kind: Kind) =>
  objectsOf(deployment).filter((object) => object.kind === kind) as unknown as readonly RenderedKinds[Kind][];

/** The one object of a kind and name. */
export function named<Kind extends keyof RenderedKinds>(deployment: Deployment, kind: Kind, name: string) {
  const [found, ...others] = ofKind(deployment, kind).filter(({ metadata }) => metadata.name === name);
  if (!found || others.length > 0) throw new Error(`not exactly one object is ${kind} "${name}"`);
  return found;
}

/** The pods of a StatefulSet. */
export const podOf = ({ spec }: RenderedKinds['StatefulSet']) => spec.template.spec;

/** The pods of every kind that has some. */
export const podsOf = (deployment: Deployment) => [
  ...ofKind(deployment, 'StatefulSet').map(podOf),
  ...ofKind(deployment, 'Deployment').map(({ spec }) => spec.template.spec),
  ...ofKind(deployment, 'CronJob').map(({ spec }) => spec.jobTemplate.spec.template.spec),
];

/** The only container of a StatefulSet's pods. */
export const containerOf = (statefulSet: RenderedKinds['StatefulSet']) => podOf(statefulSet).containers[0]!;

export const allPools = ({ controllers, brokers }: Deployment) => [...controllers, ...brokers];
