import type { WorkloadGroup } from '../workload-group';

/** The most that a group ever writes: its highest envelope with repairs on top. */
export function peakBytesPerSecond({ write }: Pick<WorkloadGroup, 'write'>): number {
  const { normalBytesPerSecond: normal, promotional, exceptional, repairs } = write;
  const raised = [promotional, exceptional].map((rate) => (rate ? rate.bytesPerSecond : 0));
  return Math.max(normal, ...raised) + (repairs ? repairs.bytesPerSecond : 0);
}
