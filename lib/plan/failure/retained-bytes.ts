import type { Deployment } from '../../model/deployment';
import { secondsPerHour } from '../../model/time-units';

/** Bytes that all groups keep at their ordinary rates, one copy of each; 0 where the file describes no group. */
export const retainedBytes = ({ workloads }: Pick<Deployment, 'workloads'>): number =>
  workloads.reduce(
    (sum, { write, retainedHours }) => sum + write.normalBytesPerSecond * retainedHours * secondsPerHour,
    0,
  );
