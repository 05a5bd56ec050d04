import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { BrokerLoadBalancer } from '../constructs/broker-load-balancer';
import type { OutsideAccess } from '../model/access';
import type { AwsDeployment } from '../model/deployment';
import { boundTargets } from '../model/handoff';
import { loadBalancerName } from '../model/names';
import { ports } from '../model/ports';
import type { Zone } from '../model/zone';
import type { Network } from './network';
import { isProtected } from './stack-props';

/** What both stacks of a way in from outside get. */
export interface AccessStackProps {
  readonly deployment: AwsDeployment;
  readonly network: Network;
  /** Group of the cluster, which nodes and pods have. */
  readonly clusterSecurityGroupId: string;
}

export interface WayInProps extends AccessStackProps {
  readonly access: OutsideAccess & { readonly idleTimeoutSeconds: number };
  /** Where the load balancer stands, with its address there where that is fixed. */
  readonly nodes: readonly { readonly zone: Zone; readonly address: string | undefined }[];
  /** Address blocks that may connect. */
  readonly sources: readonly string[];
}

/**
 * A way in from outside: the load balancer, and what it hands over. The stack exports the target group of every slot of
 * every zone in the file, whether a broker is bound to it or not, so that the workload's bindings come and go without
 * ever standing in the way (docs/decisions/003-exports-that-never-block.md). Who applies a bundle reads the outputs.
 */
export class WayIn extends Construct {
  readonly loadBalancer: BrokerLoadBalancer;
  /** Values by handoff key. */
  readonly handoff: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: WayInProps) {
    super(scope, id);
    const { deployment, network, access } = props;
    this.loadBalancer = new BrokerLoadBalancer(this, 'Brokers', {
      name: loadBalancerName(deployment.name, access.intent),
      vpcId: network.vpcId,
      nodes: props.nodes.map(({ zone, address }) => ({ subnetId: network.loadBalancerSubnetId(zone.id), address })),
      access,
      zones: deployment.zones,
      targetPort: ports[access.intent],
      idleTimeoutSeconds: access.idleTimeoutSeconds,
      deregistrationDelaySeconds: deployment.kafka.terminationGracePeriodSeconds,
      sources: props.sources,
      clusterSecurityGroupId: props.clusterSecurityGroupId,
      admitsCluster: admitsCluster(deployment, access),
      protect: isProtected(deployment),
    });
    const stack = Stack.of(this);
    for (const arn of this.loadBalancer.targetGroupArns) stack.exportValue(arn);
    const bound = boundTargets(deployment).filter((each) => each.access.intent === access.intent);
    for (const { key, targets, why } of bound)
      new CfnOutput(stack, key, { value: this.loadBalancer.targetGroupArn(targets), description: why });
    this.handoff = new Map(bound.map(({ key, targets }) => [key, this.loadBalancer.targetGroupArn(targets)]));
  }
}

/** Canaries come to a load balancer like clients. Where it admits address blocks, those of pods are among them already. */
const admitsCluster = ({ canary }: AwsDeployment, { intent }: OutsideAccess): boolean =>
  canary !== undefined && canary.tried.some((path) => path.intent === intent && path.hasHiddenNames);
