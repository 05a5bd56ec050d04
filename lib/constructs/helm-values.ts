export interface HelmValues {
  [key: string]: HelmValues | string | boolean;
}

/** Dotted keys as `helm --set` takes them, as the nested values of a chart: `a.b=false` is `{ a: { b: false } }`. */
export function helmValues(dotted: Readonly<Record<string, string>>): HelmValues {
  const values: HelmValues = {};
  for (const [path, text] of Object.entries(dotted)) {
    const keys = path.split('.');
    const leaf = keys.at(-1);
    if (leaf === undefined) continue;
    keys.slice(0, -1).reduce(child, values)[leaf] = text === 'true' || text === 'false' ? text === 'true' : text;
  }
  return values;
}

function child(parent: HelmValues, key: string): HelmValues {
  const found = parent[key];
  if (typeof found === 'object') return found;
  const made: HelmValues = {};
  parent[key] = made;
  return made;
}
