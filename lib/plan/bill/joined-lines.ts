import { bandOf } from './band';
import type { Scenario } from './band';
import type { Band, BillLine } from './bill';
import type { DraftLine } from './draft-line';

/**
 * The lines of three scenarios as one list, by item; what a line says is that of the typical one, and `swing` where what
 * flows makes its low and high ends. A line that only one scenario has costs nothing in the others.
 */
export function joinedLines(
  drafts: Readonly<Record<Scenario, readonly DraftLine[]>>,
  swing: string,
): readonly BillLine[] {
  const byItem = (scenario: Scenario) => new Map(drafts[scenario].map((draft) => [draft.item, draft]));
  const maps = { low: byItem('low'), typical: byItem('typical'), high: byItem('high') };
  const unusual = [...drafts.low, ...drafts.high].filter(({ item }) => !maps.typical.has(item));
  const others = [...new Map(unusual.map((draft) => [draft.item, { ...draft, quantity: 0 }])).values()];
  return [...drafts.typical, ...others].map((draft) =>
    lineOf(
      draft,
      // A memo says what the typical month pays for: more peak hours make it less, not more.
      bandOf((scenario) => amountOf(maps[draft.memo === true ? 'typical' : scenario].get(draft.item))),
      swing,
    ),
  );
}

function lineOf(draft: DraftLine, monthly: Band, swing: string): BillLine {
  const { item, category, quantity, unit, unitPrice, price, basis, payer, way, memo } = draft;
  const isSwung = draft.swings === true && monthly.low < monthly.high && swing !== '';
  const said = isSwung ? `${basis} ${swing}` : basis;
  return { item, category, quantity, unit, unitPrice, price, monthly, basis: said, payer, way, memo };
}

const amountOf = (draft: DraftLine | undefined) => (draft ? draft.amount : 0);
