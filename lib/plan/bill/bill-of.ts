import type { PriceBook } from '../../facts/prices/price-book';
import { priceBooks } from '../../facts/prices/price-book';
import type { Capacity } from '../../model/capacity/capacity';
import type { Deployment } from '../../model/deployment';
import { adoptionOf } from './adoption';
import { basisOf } from './basis-of';
import type { Bill, SystemId } from './bill';
import { systemIds } from './bill';
import { asWritten } from './knobs';
import { missingPrices, noPriceBook } from './missing-prices';
import { pricesOf } from './prices';
import { pricesUsed } from './prices-used';
import { sensitivityOf } from './sensitivity';
import { showbackOf } from './showback';
import { systemBill } from './system-bill';
import { totalsOf } from './totals-of';
import { verdictOf } from './verdict';

/** ISO 4217 for "no currency": amounts of a place whose file says none. */
const noCurrency = 'XXX';

/**
 * What the deployment costs in a month beside other systems, at a date such as `2026-11-21`. Undefined on a cluster
 * that is in no region and whose file doesn’t give every price. In a region it throws `MissingPrices` instead.
 */
export function billOf(deployment: Deployment, capacity: Capacity, asOf: string): Bill | undefined {
  const { platform } = deployment;
  const book = platform.kind === 'aws' ? bookOf(platform.region, deployment.plan.prices) : undefined;
  const basis = basisOf(deployment, capacity, pricesOf(deployment.plan.prices, book));
  const ids: readonly SystemId[] = book ? systemIds : systemIds.filter((id) => id !== 'msk');
  const systems = ids.map((id) => systemBill(basis, id));
  const used = pricesUsed(systems, { prices: basis.prices, asOf });
  if (used.missing.length > 0) {
    if (!book) return undefined;
    throw missingPrices(book.region, used.missing);
  }
  const totals = totalsOf(basis, ids);
  const sensitivity = sensitivityOf(basis, totals);
  const currency = book ? book.currency : noCurrency;
  return {
    currency,
    region: book ? book.region : 'a place of your own',
    ...used.age,
    prices: used.prices,
    systems,
    showback: showbackOf(basis, systems),
    adoption: adoptionOf(totals),
    sensitivity,
    verdict: verdictOf(basis, totals(asWritten), { currency, sensitivity, systems }),
  };
}

/** In a region without a book the file’s own prices may be all of them; what they lack is named. */
function bookOf(region: string, own: Deployment['plan']['prices']): PriceBook {
  const book = Object.hasOwn(priceBooks, region) ? priceBooks[region] : undefined;
  if (book) return book;
  if (Object.keys(own).length === 0) throw noPriceBook(region, Object.keys(priceBooks).sort());
  return { region, currency: noCurrency, prices: {} };
}
