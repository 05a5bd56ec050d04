import type { ChartProps } from 'cdk8s';
import { objectLabels } from '../lib/model/labels';
import type { Deployment } from '../lib/model/deployment';

/** What every chart of a deployment has in common: names as given and the labels of the deployment. */
export const clusterChartProps = ({ name }: Deployment): ChartProps => ({
  disableResourceNameHashes: true,
  labels: objectLabels(name),
});

/** As above, for objects in the deployment's namespace; cdk8s would put it into cluster-scoped objects too. */
export const namespacedChartProps = (deployment: Deployment): ChartProps => ({
  ...clusterChartProps(deployment),
  namespace: deployment.namespace,
});
