import type { Deployment } from '../deployment';
import type { EnvelopeCapacity, Resource } from './capacity';
import type { DeployedBrokers } from './deployed-brokers';

/**
 * Brokers in each zone that the autoscaler makes of an envelope by what it looks at: as many as keep each of that at its
 * target. What is planned ahead comes on top. Undefined where none is there.
 */
export function autoscaledBrokers(
  autoscaling: Deployment['autoscaling'],
  { uses, runningPerZone }: Pick<EnvelopeCapacity, 'uses' | 'runningPerZone'>,
  { least, most }: DeployedBrokers,
): number | undefined {
  const targets = targetsOf(autoscaling);
  if (targets === undefined) return undefined;
  const wanted = uses.map(({ resource, percent }) => {
    const target = targets[resource];
    return target === undefined ? 0 : Math.ceil((percent * runningPerZone) / target);
  });
  return Math.min(most, Math.max(least, ...wanted));
}

/** Targets of what it looks at, percent. */
function targetsOf(autoscaling: Deployment['autoscaling']): Readonly<Partial<Record<Resource, number>>> | undefined {
  switch (autoscaling.kind) {
    case 'none':
      return undefined;
    case 'cpu':
      return { cpu: autoscaling.targetCpuPercent };
    case 'network': {
      const { targetNetworkPercent, targetCpuPercent } = autoscaling;
      return { networkIn: targetNetworkPercent, networkOut: targetNetworkPercent, cpu: targetCpuPercent };
    }
  }
}
