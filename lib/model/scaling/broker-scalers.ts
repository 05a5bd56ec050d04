import { brokersNeeded } from '../capacity/brokers-needed';
import { envelopeDemands } from '../capacity/envelope-demands';
import { siteOfDeployment } from '../capacity/site-of-deployment';
import type { Deployment } from '../deployment';
import type { Pool } from '../pools';
import type { CronWindow } from './cron-windows';
import { cronWindows } from './cron-windows';
import { recordedSelector } from './promql';
import type { ScaleBehavior } from './scale-behavior';
import { scaleBehaviors } from './scale-behavior';
import { scalingParameters } from './scaling-parameters';
import { scalingSeries } from './scaling-series';

/** What KEDA is told of the brokers of a zone. */
export interface BrokerScaler {
  readonly pool: Pool;
  readonly least: number;
  readonly most: number;
  /** PromQL for how many brokers there should be. */
  readonly query: string;
  /** Plans of every week, which ask for brokers beside it; the most counts. */
  readonly weekly: readonly CronWindow[];
  /** Brokers that there are at least while Prometheus says nothing; what more there is stays. */
  readonly fallback: number;
  readonly behavior: ScaleBehavior;
}

/** One for each zone; none where KEDA doesn’t scale. */
export function brokerScalers(deployment: Deployment): readonly BrokerScaler[] {
  const parameters = scalingParameters(deployment);
  if (!parameters) return [];
  const weekly = cronWindows(deployment);
  return deployment.brokers.map((pool) => ({
    pool,
    least: pool.count,
    most: pool.maxCount,
    query: recordedSelector({ name: scalingSeries.wanted, zone: pool.zone.id }, parameters.place.namespace),
    weekly,
    fallback: fallbackOf(deployment, pool),
    behavior: scaleBehaviors.network,
  }));
}

/** What carries ordinary hours while what the plan survives has failed. */
function fallbackOf(deployment: Deployment, { count, maxCount }: Pool): number {
  if (deployment.workloads.length === 0) return count;
  const site = siteOfDeployment(deployment);
  const { afterFailure } = brokersNeeded(envelopeDemands(site).normal, site);
  return Math.min(maxCount, Math.max(count, afterFailure));
}
