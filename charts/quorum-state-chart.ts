import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { quorumStateConfigMap } from '../lib/model/names';
import { namespacedChartProps } from './chart-props';

/**
 * Says that the metadata quorum has been formed; applied last, when controllers and brokers have rolled out. From then
 * on a controller refuses to start on an empty disk, unless an operator puts its pod's name under the key `replace`.
 */
export class QuorumStateChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    new ConfigMap(this, 'quorum-state', {
      metadata: { name: quorumStateConfigMap },
      data: { formed: 'true', clusterId: deployment.kafka.clusterId },
    });
  }
}
