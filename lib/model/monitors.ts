import type { DeploymentConfig } from '../config/schema';

type Monitored = Pick<DeploymentConfig, 'monitoring' | 'components'>;

/** What the file says of monitoring; undefined where nobody scrapes, so that whatever is measured goes nowhere. */
const scraped = ({ monitoring, components }: Monitored) =>
  monitoring.kind === 'podMonitor' && components.prometheusOperator !== 'absent' ? monitoring : undefined;

/** Whether each zone has a canary. */
export const hasCanary = (monitored: Monitored) => scraped(monitored)?.canary.kind === 'perZone';

/** Whether an exporter says how far consumer groups are behind. */
export const hasGroupLag = (monitored: Monitored) => scraped(monitored)?.groupLag.kind === 'exporter';

/** Seconds between two rounds of the canaries; undefined where there are none. */
export function canaryIntervalSeconds(monitored: Monitored): number | undefined {
  const canary = scraped(monitored)?.canary;
  return canary?.kind === 'perZone' ? canary.intervalSeconds : undefined;
}

/** The same where canaries try more often than pods are scraped, so that they have to be looked at more often too. */
export function quickCanarySeconds(monitored: Monitored): number | undefined {
  const [seconds, others] = [canaryIntervalSeconds(monitored), scraped(monitored)?.scrapeIntervalSeconds];
  return seconds !== undefined && others !== undefined && seconds < others ? seconds : undefined;
}

/** Seconds between two looks of the exporter; undefined where there is none. */
export function groupLagIntervalSeconds(monitored: Monitored): number | undefined {
  const groupLag = scraped(monitored)?.groupLag;
  return groupLag?.kind === 'exporter' ? groupLag.intervalSeconds : undefined;
}
