import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { usersJob } from '../lib/model/names';
import { addRecurringJob, everyTenMinutes } from './add-recurring-job';
import { namespacedChartProps } from './chart-props';
import { usersCommand, usersFiles } from './users-files';
import { usersMounts } from './users-mounts';

/**
 * The job that gives users their passwords and rights, again and again: a Secret that changed, a new user and a right
 * that somebody took away are put right within ten minutes. Empty without TLS, where nobody has an identity.
 */
export class UsersChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { security } = deployment;
    if (security.kind === 'plaintext') return;
    new ConfigMap(this, 'config', { metadata: { name: usersJob }, data: usersFiles(deployment, security) });
    addRecurringJob(this, {
      deployment,
      name: usersJob,
      workload: 'users',
      start: everyTenMinutes,
      run: { activeDeadlineSeconds: 480, backoffLimit: 1 },
      command: usersCommand,
      mounts: usersMounts(deployment, security),
    });
  }
}
