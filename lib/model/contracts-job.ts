import type { DeploymentConfig } from '../config/schema';

/** Whether a job in the cluster applies the event contracts. */
export const hasContractsJob = ({ contracts }: Pick<DeploymentConfig, 'contracts'>): boolean =>
  contracts !== undefined && contracts.job.enabled;
