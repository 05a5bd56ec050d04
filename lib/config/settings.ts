import type { ReadYaml } from './read-yaml';
import type { MergedInput } from './resolve-config';
import { isPlain, valueAt } from './plain';
import type { Origin, Path } from './problem';
import type { DeploymentConfig } from './schema';
import { placeOf } from './yaml-lines';

/** One resolved setting with where its value comes from. */
export interface Setting {
  readonly path: Path;
  readonly value: unknown;
  readonly origin: Origin;
}

/** Finds where values come from: the file, its profile, another choice, or the schema. */
export function originFinder({ tree: written, document, lines }: ReadYaml, { tree: merged, implied }: MergedInput) {
  return (path: Path): Origin => {
    const place = placeOf(document, lines, path);
    if (place.line !== undefined && valueAt(written, path) !== undefined) return { kind: 'file', line: place.line };
    const why = path.length === 1 ? implied.get(String(path[0])) : undefined;
    if (why !== undefined) return { kind: 'implied', why };
    if (valueAt(merged, path) !== undefined) return { kind: 'profile', profile: String(written.profile) };
    return { kind: 'default' };
  };
}

/** Every resolved setting in the schema's order; lists of plain values are one setting. */
export function settingsOf(config: DeploymentConfig, originOf: (path: Path) => Origin): readonly Setting[] {
  return leaves(config, []).map(({ path, value }) => ({ path, value, origin: originOf(path) }));
}

function leaves(value: unknown, path: Path): readonly { path: Path; value: unknown }[] {
  if (isPlain(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  }
  if (Array.isArray(value) && value.some(isPlain)) {
    return value.flatMap((inner: unknown, index) => leaves(inner, [...path, index]));
  }
  return [{ path, value }];
}
