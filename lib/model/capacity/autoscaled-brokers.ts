import type { Deployment } from '../deployment';
import type { EnvelopeCapacity } from './capacity';
import type { DeployedBrokers } from './deployed-brokers';

/**
 * Brokers in each zone that the autoscaler makes of an envelope, since it looks at CPU alone: as many as keep it at its
 * target. Undefined where none is there.
 */
export function autoscaledBrokers(
  autoscaling: Deployment['autoscaling'],
  { uses }: Pick<EnvelopeCapacity, 'uses'>,
  { least, most }: DeployedBrokers,
): number | undefined {
  const cpu = uses.find(({ resource }) => resource === 'cpu');
  if (autoscaling.kind === 'none' || !cpu) return undefined;
  const wanted = Math.ceil((cpu.percent * most) / autoscaling.targetCpuPercent);
  return Math.min(most, Math.max(least, wanted));
}
