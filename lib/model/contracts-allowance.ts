import type { DeploymentConfig } from '../config/schema';

/** Something that the job in the cluster does only where the file says so. */
export type Allowance = NonNullable<DeploymentConfig['contracts']>['job']['allow'][number];
