import { changeInWords } from '../../../contracts/change/change-in-words';
import type { CarriedOut } from '../../../contracts/live/carry-out';
import { counted } from '../../../model/wording';

/** Failed changes that are printed; more of them are in the record. */
const mostShown = 20;

/** What an apply came to, for a terminal. */
export function renderCarriedOut({ run, record }: CarriedOut): string {
  const of = (result: string) => run.outcomes.filter((each) => each.result === result);
  const [done, already, failed] = [of('done'), of('already'), of('failed')];
  const head = [
    `${counted(done.length, 'change')} done`,
    ...(already.length > 0 ? [`${already.length} there already`] : []),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(run.left.length > 0 ? [`${run.left.length} not begun`] : []),
  ];
  return [
    `${record.deployment}: ${head.join(', ')}.`,
    ...failed.slice(0, mostShown).map(({ change, why }) => `  failed: ${changeInWords(change)}: ${String(why)}`),
    ...(failed.length > mostShown ? [`  and ${failed.length - mostShown} more`] : []),
  ].join('\n');
}
