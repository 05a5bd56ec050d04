import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { levelsOf } from '../lib/model/levels-of';
import { featureLevelsJob } from '../lib/model/names';
import { raisesLevels } from '../lib/model/raises-levels';
import { adminMounts } from './admin-mounts';
import { addRecurringJob, everyTenMinutes } from './add-recurring-job';
import { namespacedChartProps } from './chart-props';
import { paths } from './container-paths';
import { featureLevelsCommand, featureLevelsFiles } from './feature-levels-files';

/** The job that raises the cluster's feature levels, the second step of an upgrade; empty in any other state. */
export class FeatureLevelsChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    if (!raisesLevels(deployment)) return;
    new ConfigMap(this, 'config', {
      metadata: { name: featureLevelsJob },
      data: featureLevelsFiles(deployment, levelsOf(deployment)),
    });
    addRecurringJob(this, {
      deployment,
      name: featureLevelsJob,
      workload: 'feature-levels',
      start: everyTenMinutes,
      // While a node does not know a level yet, the next run tries again.
      run: { activeDeadlineSeconds: 300, backoffLimit: 0 },
      command: featureLevelsCommand,
      mounts: adminMounts(deployment, featureLevelsJob, paths.featureLevels),
    });
  }
}
