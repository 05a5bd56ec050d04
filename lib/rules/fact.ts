/** A row of a table of facts; undefined for a key that the file invented, `constructor` included. */
export const factOf = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
