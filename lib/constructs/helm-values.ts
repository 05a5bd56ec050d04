export interface HelmValues {
  [key: string]: HelmValue;
}

type HelmValue = HelmValues | readonly HelmValue[] | string | boolean;

/**
 * Dotted keys as `helm --set` takes them, as the nested values of a chart: `a.b=false` is `{ a: { b: false } }`, and
 * `a[0].b=c` is `{ a: [{ b: 'c' }] }`.
 */
export function helmValues(dotted: Readonly<Record<string, string>>): HelmValues {
  const values: HelmValues = {};
  for (const [path, text] of Object.entries(dotted)) {
    const keys = path.split(/[.[]/);
    const leaf = keys.at(-1);
    if (leaf === undefined) continue;
    keys.slice(0, -1).reduce(child, values)[leaf] = text === 'true' || text === 'false' ? text === 'true' : text;
  }
  return lists(values) as HelmValues;
}

function child(parent: HelmValues, key: string): HelmValues {
  const found = parent[key];
  if (typeof found === 'object') return found as HelmValues;
  const made: HelmValues = {};
  parent[key] = made;
  return made;
}

/** Values under keys such as `0]` are those of a list. */
function lists(value: HelmValue): HelmValue {
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, each]): [string, HelmValue] => [key, lists(each)]);
  return entries.length > 0 && entries.every(([key]) => key.endsWith(']'))
    ? entries.map(([, each]) => each)
    : Object.fromEntries(entries);
}
