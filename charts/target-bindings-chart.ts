import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import type { BoundTargets } from '../lib/model/handoff';
import { boundTargets, handoffPlaceholder } from '../lib/model/handoff';
import { whyAnnotation } from '../lib/model/labels';
import { bootstrapService, brokerService, poolName } from '../lib/model/names';
import { listeners } from '../lib/model/ports';
import { namespacedChartProps } from './chart-props';
import { portName } from './port-name';

/**
 * Has the AWS Load Balancer Controller register brokers with the target groups of the account; empty where there are
 * none. The ARNs are known once the stacks are deployed. The security groups are the stacks' business, so no binding
 * speaks of networking.
 */
export class TargetBindingsChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    for (const bound of boundTargets(deployment)) {
      new ApiObject(this, bound.binding, {
        apiVersion: 'elbv2.k8s.aws/v1beta1',
        kind: 'TargetGroupBinding',
        metadata: { name: bound.binding, annotations: { [whyAnnotation]: bound.why } },
        spec: {
          ipAddressType: 'ipv4',
          serviceRef: { name: serviceOf(bound), port: portName({ name: listeners[bound.access.intent] }) },
          targetGroupARN: handoffPlaceholder(bound.key),
          targetType: 'ip',
        },
      });
    }
  }
}

const serviceOf = ({ targets }: BoundTargets) =>
  targets.kind === 'bootstrap' ? bootstrapService : brokerService(poolName('broker', targets.zoneId), targets.ordinal);
