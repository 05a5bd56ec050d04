import type { Deployment } from '../deployment';

/** Brokers in each zone: what is always there, and what an autoscaler may make of it. */
export interface DeployedBrokers {
  readonly least: number;
  readonly most: number;
}

export const deployedBrokers = ({ brokers }: Pick<Deployment, 'brokers'>): DeployedBrokers => ({
  least: Math.max(0, ...brokers.map(({ count }) => count)),
  most: Math.max(0, ...brokers.map(({ maxCount }) => maxCount)),
});
