/** A group of keys. */
export type Plain = Record<string, unknown>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path; undefined where nothing stands. */
export function valueAt(tree: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof part === 'number') return Array.isArray(value) ? (value[part] as unknown) : undefined;
    return isPlain(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, tree);
}
