import { Chart } from 'cdk8s';
import { ConfigMap, k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { usersJob } from '../lib/model/names';
import { namespacedChartProps } from './chart-props';
import { usersFiles } from './users-files';
import { usersPod } from './users-pod';

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
    new k8s.KubeCronJob(this, 'job', {
      metadata: { name: usersJob },
      spec: {
        schedule: '*/10 * * * *',
        concurrencyPolicy: 'Forbid',
        // A run that came too late is as good as the next.
        startingDeadlineSeconds: 300,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: { activeDeadlineSeconds: 480, backoffLimit: 1, template: usersPod(deployment, security) },
        },
      },
    });
  }
}
