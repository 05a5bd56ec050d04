/** A record of a state as it was read; `key` undefined where it has none. */
export interface StateRecord {
  readonly key?: string;
  readonly object: number;
  readonly update: number;
  /** Whether it has no value. */
  readonly tombstone?: boolean;
}

/** What a state that was read from the beginning is like, held against what was written. */
export interface RebuiltState {
  readonly recordsRead: number;
  readonly entries: number;
  /** Living objects without their last value. */
  readonly wrong: number;
  /** Entries of living objects besides one each. */
  readonly excess: number;
  /** Deleted objects that have an entry. */
  readonly undead: number;
}

/**
 * Keeps the newest value of each key, as a consumer does that builds a view, and forgets keys with a tombstone.
 * @param last of each living object, the number of its last update
 */
export function rebuiltState(records: readonly StateRecord[], last: ReadonlyMap<number, number>): RebuiltState {
  const state = new Map<string, StateRecord>();
  for (const record of records) {
    if (record.key === undefined) continue;
    if (record.tombstone === true) state.delete(record.key);
    else state.set(record.key, record);
  }
  const entries = [...state.values()];
  const living = entries.filter(({ object }) => last.has(object));
  const right = new Set(living.filter(({ object, update }) => last.get(object) === update).map(({ object }) => object));
  return {
    recordsRead: records.length,
    entries: entries.length,
    wrong: last.size - right.size,
    excess: living.length - new Set(living.map(({ object }) => object)).size,
    undead: new Set(entries.filter(({ object }) => !last.has(object)).map(({ object }) => object)).size,
  };
}
