import type { DrillOutcome } from '../../drill/drill-report';
import type { BrokerFailureExtras } from './drill-broker-failure';
import { drillBrokerFailure } from './drill-broker-failure';
import { drillCompaction } from './drill-compaction';
import { drillConsumerRecovery } from './drill-consumer-recovery';
import type { DistributionExtras } from './drill-distribution';
import { drillDistribution } from './drill-distribution';
import { drillOrdering } from './drill-ordering';
import type { DrillRun } from './drill-run';
import { inDrillTopic } from './in-drill-topic';

/** What single drills need besides their plan. */
export type DrillExtras = DistributionExtras & BrokerFailureExtras;

/**
 * Runs a drill in a throwaway topic, which is gone when it comes back.
 * @throws ClusterFailure where the cluster fails or refuses
 * @throws DrillInterrupted where the caller wants it to end
 */
export function runDrill(run: DrillRun, extras: DrillExtras): Promise<DrillOutcome> {
  return inDrillTopic(run, () => {
    switch (run.plan.drill) {
      case 'ordering':
        return drillOrdering(run);
      case 'distribution':
        return drillDistribution(run, extras);
      case 'consumer-recovery':
        return drillConsumerRecovery(run);
      case 'compaction':
        return drillCompaction(run);
      case 'broker-failure':
        return drillBrokerFailure(run, extras);
    }
  });
}
