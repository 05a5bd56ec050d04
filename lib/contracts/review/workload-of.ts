import type { Deployment } from '../../model/deployment';
import type { WorkloadGroup } from '../../model/workload-group';
import type { TopicContract } from '../model/topic-contract';

/** The workload group that a topic belongs to; undefined for one that the deployment file does not have. */
export const workloadOf = ({ fields }: TopicContract, { workloads }: Deployment): WorkloadGroup | undefined =>
  workloads.find(({ name }) => name === fields['x-workload']);
