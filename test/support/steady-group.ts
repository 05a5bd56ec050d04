import type { WorkloadGroup } from '../../lib/model/workload-group';
import { example } from './example';

const [someGroup] = example('retail').workloads;

/** A group that writes at one rate all month, is read once at once, and is kept for a day. */
export const steadyGroup = (mibPerSecond: number, change: Partial<WorkloadGroup> = {}): WorkloadGroup => ({
  ...someGroup!,
  write: {
    ...someGroup!.write,
    normalBytesPerSecond: mibPerSecond * 2 ** 20,
    promotional: undefined,
    exceptional: undefined,
    repairs: undefined,
  },
  reads: someGroup!.reads.filter(({ kind }) => kind === 'live'),
  retainedHours: 24,
  ...change,
});
