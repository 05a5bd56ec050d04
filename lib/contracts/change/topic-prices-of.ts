import type { Demand } from '../../model/capacity/capacity';
import { noDemand } from '../../model/capacity/no-demand';
import { bindingUse, resourceUses } from '../../model/capacity/resource-uses';
import type { Site } from '../../model/capacity/site';
import { siteOfDeployment } from '../../model/capacity/site-of-deployment';
import { healthySpread } from '../../model/capacity/spread';
import type { Deployment } from '../../model/deployment';
import { assumptions } from '../../plan/bill/assumptions';
import type { Bill } from '../../plan/bill/bill';
import { machinePrices } from '../../plan/bill/bill-basis';
import { monthOf } from '../../plan/bill/month';
import { ownBill } from '../../plan/report/words';
import type { TopicPrices } from './topic-prices';

/** What topics cost by the bill of the plan; undefined where the bill has no price of storage, requests or brokers. */
export function topicPricesOf(deployment: Deployment, bill: Bill): TopicPrices | undefined {
  const month = monthOf(deployment.plan);
  const site = siteOfDeployment(deployment);
  const [storage, puts, gets, broker] = ['s3.storage', 's3.put', 's3.get', machinePrices(deployment).broker].map((id) =>
    unitPriceOf(bill, id),
  );
  if (storage === undefined || puts === undefined || gets === undefined || broker === undefined) return undefined;
  const { putPerMegabyte, getPerMegabyte, partitionsPerBroker } = site.constants;
  const megabytesPerGb = month.bytesPerGb / 1e6;
  return {
    currency: bill.currency,
    perStoredGb: storage * assumptions.storageOverhead.typical,
    perWrittenGb: (megabytesPerGb * (putPerMegabyte * puts + getPerMegabyte * gets)) / 1000,
    perBroker: broker * month.hours,
    brokerCarries: {
      writtenBytesPerSecond: mostOf(site, { writeBytesPerSecond: 1e6 }),
      readBytesPerSecond: mostOf(site, { liveReadBytesPerSecond: 1e6 }),
      partitions: partitionsPerBroker,
    },
    secondsPerMonth: month.seconds,
    bytesPerGb: month.bytesPerGb,
  };
}

/** The average where a price has tiers. */
function unitPriceOf({ systems }: Bill, id: string): number | undefined {
  return ownBill(systems)?.lines.find(({ price }) => price === id)?.unitPrice;
}

/** How much of a flow one broker carries by the capacity model with the headroom of the plan, bytes each second. */
function mostOf(site: Site, flow: Partial<Demand>): number {
  const spread = healthySpread(site, 1);
  const bytes = 1e6 / spread.brokers;
  const uses = resourceUses({ ...noDemand, ...flow }, site, spread).filter(
    ({ resource }) => resource === 'networkIn' || resource === 'networkOut' || resource === 'cpu',
  );
  return (bytes * (100 - site.headroomPercent)) / bindingUse(uses).percent;
}
