import type { costItems } from '../../../facts/readiness/cost-items';
import { counted } from '../../../model/wording';
import { priceAge } from '../../findings/price-age';
import { groupNames, noGroups } from '../groups-in';
import type { Checks } from '../subject';
import { ready, risk, together, unknown } from '../verdict';
import { zoneTraffic } from './zone-traffic';

const noPrice = unknown('No price is known for this place.');

export const costChecks: Checks<typeof costItems> = {
  'full-path-bill': ({ bill }) => {
    const own = bill?.systems.find(({ id }) => id === 'automq');
    if (bill === undefined || own === undefined) return noPrice;
    const categories = new Set(own.lines.filter(({ memo }) => memo !== true).map(({ category }) => category));
    if (categories.size < 2) return risk(`The bill has ${counted(categories.size, 'kind')} of cost.`);
    if (bill.confidence === 'reduced') return unknown(`${priceAge(bill)}.`);
    return ready(`The bill has ${own.lines.length} lines of ${categories.size} kinds. ${priceAge(bill)}.`);
  },
  'cost-owner': ({ bill, deployment: { ownership, workloads } }) => {
    const owner =
      ownership.price === undefined
        ? unknown('`ownership.price` is empty.')
        : ready(`${ownership.price} answers for it.`);
    if (bill === undefined) return together([owner, noPrice]);
    if (workloads.length === 0) return together([owner, noGroups]);
    const without = workloads.filter(({ name }) => bill.showback.every(({ groups }) => !groups.includes(name)));
    const shares =
      without.length > 0
        ? risk(`${groupNames(without)}: no share of the bill.`)
        : ready(`${counted(bill.showback.length, 'owner')} of groups with a share.`);
    return together([owner, shares]);
  },
  'zone-traffic': zoneTraffic,
};
