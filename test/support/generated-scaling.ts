import * as fc from 'fast-check';
import type { DeploymentInput } from '../../lib/config/schema';

/** What varies where brokers follow the load. */
export interface ScalingChoices {
  readonly byNetwork: boolean;
  readonly targetNetworkPercent: number;
  readonly leadMinutes: number;
  readonly planned: boolean;
}

export const scalingChoices: fc.Arbitrary<ScalingChoices> = fc.record({
  byNetwork: fc.boolean(),
  targetNetworkPercent: fc.integer({ min: 20, max: 90 }),
  leadMinutes: fc.integer({ min: 0, max: 240 }),
  planned: fc.boolean(),
});

/**
 * The same file, scaled by the network where it is scaled at all and Prometheus is there. What comes every week is planned
 * with one broker more than the least, certain dates with two, so that no plans contradict each other. In production the
 * least need not carry the loss of a zone, since groups are generated without a look at it.
 */
export function scaled(input: DeploymentInput, chosen: ScalingChoices): DeploymentInput {
  const { autoscaling } = input;
  if (autoscaling?.kind !== 'cpu') return input;
  const endured = { ...input, plan: { ...input.plan, survive: 'broker' as const } };
  if (!chosen.byNetwork || input.monitoring?.kind !== 'podMonitor') return endured;
  const least = Number(input.kafka.brokers.perZone);
  const planned = (input.calendars ?? []).map(({ name, windows }) => ({
    calendar: name,
    brokersPerZone: windows[0]?.kind === 'dates' ? least + 2 : least + 1,
    leadMinutes: chosen.leadMinutes,
  }));
  return {
    ...endured,
    autoscaling: {
      kind: 'network',
      maxPerZone: autoscaling.maxPerZone,
      prometheusUrl: 'http://prometheus-operated.monitoring.svc:9090',
      targetNetworkPercent: chosen.targetNetworkPercent,
      planned: chosen.planned ? planned : [],
    },
    components: { ...input.components, keda: input.components?.prometheusOperator },
  };
}
