/** What a drill writes. */
export interface DrillRecord {
  /** None where the contract gives records no key. */
  readonly key?: string;
  readonly object: number;
  /** Which update of its object it is, from 0. */
  readonly update: number;
  /** Without a value: what deletes an entry of a state. */
  readonly tombstone?: boolean;
  /** Given where the key doesn’t say it. */
  readonly partition?: number;
}

/** Header by which a record is known again; a tombstone has no other place for it. */
const header = 'drill';

export const headersOf = ({ object, update }: DrillRecord): Map<Buffer, Buffer> =>
  new Map([[Buffer.from(header), Buffer.from(`${object}:${update}`)]]);

/** Object and update of a record; undefined for one that the drill did not number. */
export function numbersOf(
  headers: Iterable<readonly [Buffer | null, Buffer | null]>,
): Pick<DrillRecord, 'object' | 'update'> | undefined {
  for (const [name, value] of headers) {
    if (name?.toString() !== header || value === null) continue;
    const [object, update] = value.toString().split(':').map(Number);
    if (object !== undefined && update !== undefined) return { object, update };
  }
  return undefined;
}
