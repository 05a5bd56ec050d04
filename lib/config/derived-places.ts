import { derivedWord } from './fields';
import type { Plain } from './plain';
import { valueAt } from './plain';

/** Where a file may leave a size to its workloads. */
export const derivedPlaces = {
  perZone: ['kafka', 'brokers', 'perZone'],
  maxPerZone: ['autoscaling', 'maxPerZone'],
  instanceType: ['platform', 'nodes', 'brokers', 'instanceType'],
} as const;

export type DerivedSizeName = keyof typeof derivedPlaces;

/** The sizes that a tree leaves open. */
export const openSizes = (tree: Plain): ReadonlySet<DerivedSizeName> =>
  new Set(
    (Object.keys(derivedPlaces) as DerivedSizeName[]).filter(
      (name) => valueAt(tree, derivedPlaces[name]) === derivedWord,
    ),
  );
