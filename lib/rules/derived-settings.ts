import type { DerivedSizeName } from '../config/derived-places';
import { derivedPlaces, openSizes } from '../config/derived-places';
import { derivedWord } from '../config/fields';
import type { FileCheckId } from '../config/file-checks';
import { fixOf } from '../config/file-checks';
import type { Plain } from '../config/plain';
import { isPlain } from '../config/plain';
import type { Path, Problem } from '../config/problem';
import { formatPath } from '../config/problem';
import { configOf } from '../config/resolve-config';
import { derivedSizes } from '../model/capacity/derived-sizes';

/** A tree in which sizes stand for the word `derived`, as far as they can be known. */
export interface DerivedSettings {
  readonly tree: Plain;
  /** Why they can’t be known. */
  readonly problems: readonly Problem[];
  /** Whether a setting follows from the workloads. */
  readonly isDerived: (path: Path) => boolean;
  /** Whether a setting is left open still, so that nothing that is said of it means anything. */
  readonly isOpen: (path: Path) => boolean;
}

/** Puts the sizes that follow from the workloads in their places. A tree that the schema refuses is left as it is. */
export function derivedSettings(tree: Plain): DerivedSettings {
  const open = openSizes(tree);
  const isOpen = (path: Path) => [...open].some((name) => formatPath(derivedPlaces[name]) === formatPath(path));
  const unknown = { tree, isOpen, isDerived: () => false };
  const config = open.size === 0 ? undefined : configOf(tree);
  if (!config) return { ...unknown, problems: [] };
  const found = derivedSizes(config, open);
  switch (found.kind) {
    case 'unknownNodes':
      return { ...unknown, problems: [] };
    case 'noWorkloads': {
      const message = `"${derivedWord}", and \`workloads\` is empty.`;
      return { ...unknown, problems: [...open].map((name) => problemAt(name, 'derived-needs-workloads', message)) };
    }
    case 'noFit':
      return {
        ...unknown,
        problems: [
          problemAt(placeOfNoFit(open), 'derived-no-fit', `"${derivedWord}", and nothing fits: ${found.why}.`),
        ],
      };
    case 'sizes': {
      const sized = Object.entries(found.sizes).reduce(
        (changed, [name, size]) => withValue(changed, derivedPlaces[name as DerivedSizeName], size),
        tree,
      );
      return { tree: sized, problems: [], isDerived: isOpen, isOpen: () => false };
    }
  }
}

const problemAt = (name: DerivedSizeName, rule: FileCheckId, message: string): Problem => ({
  path: derivedPlaces[name],
  message,
  fix: fixOf(rule),
  rule,
});

/** The type could be another, then the most; the least follows both. */
const placeOfNoFit = (open: ReadonlySet<DerivedSizeName>): DerivedSizeName =>
  (['instanceType', 'maxPerZone'] as const).find((name) => open.has(name)) ?? 'perZone';

function withValue(tree: Plain, [key, ...rest]: readonly string[], value: unknown): Plain {
  if (key === undefined) return tree;
  const inner = tree[key];
  return { ...tree, [key]: rest.length === 0 || !isPlain(inner) ? value : withValue(inner, rest, value) };
}
