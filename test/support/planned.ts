import type { AwsDeployment } from '../../lib/model/deployment';
import type { Written } from './aws-variant';
import { awsVariant } from './aws-variant';
import { writtenGroup } from './written-group';

type WrittenGroup = NonNullable<Written['workloads']>[number];

/** A group that writes at one rate and that nobody reads, but for what is changed. */
export const plainGroup = (name: string, rate: string, change: Partial<WrittenGroup> = {}): WrittenGroup =>
  writtenGroup(name, { write: { normal: { rate } }, reads: [], keys: undefined, ...change });

/** The production example with these groups: three zones, m7g.xlarge, TLS and the zone router. */
export const planned = (workloads: WrittenGroup[], change: (written: Written) => void = () => {}): AwsDeployment =>
  awsVariant('production', (written) => {
    written.workloads = workloads;
    change(written);
  });
