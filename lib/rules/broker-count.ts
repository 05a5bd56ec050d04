import type { DeploymentConfig } from '../config/schema';

/** Most brokers that a zone can have: the fixed number, or what the autoscaler may reach. */
export const mostBrokersPerZone = ({ autoscaling, kafka }: Pick<DeploymentConfig, 'autoscaling' | 'kafka'>): number =>
  autoscaling.kind === 'none' ? kafka.brokers.perZone : Math.max(kafka.brokers.perZone, autoscaling.maxPerZone);
