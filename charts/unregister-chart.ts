import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { unregisterJob } from '../lib/model/names';
import { adminMounts } from './admin-mounts';
import { addRecurringJob, everyTenMinutes } from './add-recurring-job';
import { namespacedChartProps } from './chart-props';
import { paths } from './container-paths';
import { unregisterCommand, unregisterFiles } from './unregister-files';

/** The job that unregisters brokers that a scale-in took away. Until then they count as failed ones. */
export class UnregisterChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    new ConfigMap(this, 'config', { metadata: { name: unregisterJob }, data: unregisterFiles(deployment) });
    addRecurringJob(this, {
      deployment,
      name: unregisterJob,
      workload: 'unregister',
      start: everyTenMinutes,
      // What one run could not do, the next one tries again.
      run: { activeDeadlineSeconds: 300, backoffLimit: 0 },
      command: unregisterCommand,
      mounts: adminMounts(deployment, unregisterJob, paths.unregister),
    });
  }
}
