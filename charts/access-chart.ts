import { Chart } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { serviceAccountOf } from '../lib/model/names';
import { namespacedChartProps } from './chart-props';
import { addNetworkPolicies } from './network-policies';

/** Who the pods are and what they may connect to; applied before any of them starts. */
export class AccessChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    for (const component of ['controller', 'broker'] as const) {
      new ServiceAccount(this, `${component}-account`, {
        metadata: { name: serviceAccountOf(component) },
        automountToken: false,
      });
    }
    addNetworkPolicies(this, deployment);
  }
}
