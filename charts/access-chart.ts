import { Chart } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { serviceAccountOf } from '../lib/model/names';
import { workloads } from '../lib/model/workloads';
import { namespacedChartProps } from './chart-props';
import { addNetworkPolicies } from './network-policies';

/** Who the pods are and what they may connect to; applied before any of them starts. */
export class AccessChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    for (const workload of workloads(deployment)) {
      new ServiceAccount(this, `${workload}-account`, {
        metadata: { name: serviceAccountOf(workload) },
        automountToken: false,
      });
    }
    addNetworkPolicies(this, deployment);
  }
}
