import type { SystemId } from './bill';
import type { BillBasis } from './bill-basis';
import { draftedSystem, totalOfLines } from './drafted-system';
import { inputOf } from './input-of';
import type { Knobs } from './knobs';

/** What each system of a bill typically costs in a month, by id. */
export type Totals = ReadonlyMap<SystemId, number>;

/** Totals with the workload changed by the knobs, each system with what that needs. */
export const totalsOf =
  (basis: BillBasis, ids: readonly SystemId[]) =>
  (knobs: Knobs): Totals => {
    const input = inputOf(basis, 'typical', knobs);
    const total = (id: SystemId) => totalOfLines(draftedSystem(basis, input, { id, knobs, brokers: 'needed' }).lines);
    return new Map(ids.map((id) => [id, total(id)]));
  };

/** The system that costs least; the first of equal ones. */
export const cheapest = (totals: Totals): SystemId =>
  [...totals].reduce((least, next) => (next[1] < least[1] ? next : least))[0];
