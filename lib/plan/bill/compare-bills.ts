import { bandOf } from './band';
import type { Band, Bill, BillCategory, BillLine, SystemBill, SystemId } from './bill';

/** Amounts before and after, and what is added. */
export interface Change {
  readonly before: Band;
  readonly after: Band;
  readonly delta: Band;
}

export interface LineChange extends Change {
  readonly item: string;
  readonly category: BillCategory;
  readonly memo?: boolean;
}

export interface SystemChange {
  readonly id: SystemId;
  readonly name: string;
  /** Lines that change, in the order of the bills. */
  readonly lines: readonly LineChange[];
  readonly total: Change;
}

/** What a change of the file does to the bill. Both bills must be in one currency. */
export function compareBills(before: Bill, after: Bill): readonly SystemChange[] {
  if (before.currency !== after.currency)
    throw new Error(`bills in ${before.currency} and ${after.currency} can’t be compared`);
  const ids = [...new Set([...before.systems, ...after.systems].map(({ id }) => id))];
  return ids.map((id) => changeOf(id, find(before, id), find(after, id)));
}

const find = ({ systems }: Bill, id: SystemId) => systems.find((system) => system.id === id);

const nothing: Band = { low: 0, typical: 0, high: 0 };

function changeOf(id: SystemId, before: SystemBill | undefined, after: SystemBill | undefined): SystemChange {
  const lines = new Map<string, BillLine>();
  for (const line of [...linesOf(before), ...linesOf(after)]) lines.set(line.item, line);
  const amount = (system: SystemBill | undefined, item: string) => {
    const line = linesOf(system).find((each) => each.item === item);
    return line ? line.monthly : nothing;
  };
  const known = after ? after : before;
  if (!known) throw new Error(`neither bill has ${id}`);
  return {
    id,
    name: known.name,
    lines: [...lines.values()]
      .map(({ item, category, memo }) => ({
        item,
        category,
        memo,
        ...change(amount(before, item), amount(after, item)),
      }))
      .filter(({ delta }) => delta.low !== 0 || delta.typical !== 0 || delta.high !== 0),
    total: change(before ? before.total : nothing, after ? after.total : nothing),
  };
}

const linesOf = (system: SystemBill | undefined): readonly BillLine[] => (system ? system.lines : []);

const change = (before: Band, after: Band): Change => ({
  before,
  after,
  delta: bandOf((scenario) => after[scenario] - before[scenario]),
});
