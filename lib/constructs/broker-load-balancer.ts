import { CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { OutsideAccess } from '../model/access';
import { brokerPort } from '../model/access';
import type { BoundTargets } from '../model/handoff';
import type { Zone } from '../model/zone';
import { acknowledge } from './acknowledge';
import { LoadBalancerPort } from './load-balancer-port';
import { LoadBalancerSecurityGroup } from './load-balancer-security-group';

/** Where a load balancer stands in a zone. */
export interface LoadBalancerNode {
  readonly subnetId: string;
  /** Fixed IPv4 address in the subnet; AWS chooses one when undefined. */
  readonly address: string | undefined;
}

export interface BrokerLoadBalancerProps {
  readonly name: string;
  readonly vpcId: string;
  readonly nodes: readonly LoadBalancerNode[];
  readonly access: OutsideAccess;
  /** Zones whose brokers have ports, by zone number. */
  readonly zones: readonly Zone[];
  /** Of the brokers' containers. */
  readonly targetPort: number;
  readonly idleTimeoutSeconds: number;
  /** How long a broker that stops may keep its connections. */
  readonly deregistrationDelaySeconds: number;
  /** Address blocks that may connect; none where the load balancer serves PrivateLink alone. */
  readonly sources: readonly string[];
  /** Group of the cluster, which nodes and pods have. */
  readonly clusterSecurityGroupId: string;
  /** Whether nodes and pods may connect like clients: the canaries do. */
  readonly admitsCluster: boolean;
  /** Whether deleting takes a second deliberate step. */
  readonly protect: boolean;
}

/**
 * An internal Network Load Balancer with a port for every broker that there may be, made ahead, and two to begin with.
 * CloudFormation owns it whole: a controller in the cluster would delete listeners that it doesn't know
 * (kubernetes-sigs/aws-load-balancer-controller#3134), so it only fills the target groups.
 *
 * It has a security group from the start, since one can't be added later. Traffic over PrivateLink is not held against
 * its rules: they would see the clients' addresses in VPCs that are not ours and may overlap with ours. Who connects
 * there is decided by the endpoint service's principals and acceptance, and by the security group of the endpoint. A
 * load balancer for PrivateLink therefore admits nobody by address, and of its own VPC at most the cluster, whose canaries
 * try it; they have to prove who they are, as everybody does.
 */
export class BrokerLoadBalancer extends Construct {
  readonly resource: CfnLoadBalancer;
  private readonly slots = new Map<string, LoadBalancerPort>();
  private readonly bootstraps: Readonly<Record<'zonal' | 'regional', LoadBalancerPort>>;

  constructor(scope: Construct, id: string, props: BrokerLoadBalancerProps) {
    super(scope, id);
    const { access, zones } = props;
    this.resource = this.addLoadBalancer(props);
    this.bootstraps = {
      // Brokers of the node's own zone, so that whoever begins in a zone stays in it.
      zonal: this.addPort('BootstrapZonal', props, {
        port: access.zonalBootstrapPort,
        crossZone: false,
        governsZone: true,
      }),
      regional: this.addPort('BootstrapRegional', props, {
        port: access.regionalBootstrapPort,
        crossZone: true,
        governsZone: false,
      }),
    };
    for (const zone of zones) {
      for (let ordinal = 0; ordinal < access.slotsPerZone; ordinal += 1) {
        // A name leads to the node of the broker's own zone; only when that is gone does a client come by another.
        const port = { port: brokerPort(access, zone, ordinal), crossZone: true, governsZone: false };
        this.slots.set(slotKey(zone.id, ordinal), this.addPort(`Slot-${slotKey(zone.id, ordinal)}`, props, port));
      }
    }
  }

  /** The group of a broker, or of those to begin with. */
  targetGroupArn(targets: BoundTargets['targets']): string {
    const port =
      targets.kind === 'bootstrap'
        ? this.bootstraps[targets.reach]
        : this.slots.get(slotKey(targets.zoneId, targets.ordinal));
    if (port === undefined) throw new Error(`there is no slot for ${JSON.stringify(targets)}`);
    return port.targetGroupArn;
  }

  /** Every group, bound or not. */
  get targetGroupArns(): readonly string[] {
    return [...Object.values(this.bootstraps), ...this.slots.values()].map(({ targetGroupArn }) => targetGroupArn);
  }

  /** What CloudWatch calls the load balancer, and the group that holds every broker. */
  get metricNames(): { readonly loadBalancer: string; readonly brokers: string } {
    return {
      loadBalancer: this.resource.attrLoadBalancerFullName,
      brokers: this.bootstraps.regional.targetGroupFullName,
    };
  }

  private addLoadBalancer(props: BrokerLoadBalancerProps): CfnLoadBalancer {
    const { vpcId, sources, clusterSecurityGroupId, targetPort, admitsCluster, access } = props;
    const rules = { vpcId, sources, clusterSecurityGroupId, targetPort, admitsCluster };
    const securityGroup = new LoadBalancerSecurityGroup(this, 'SecurityGroup', rules);
    const loadBalancer = new CfnLoadBalancer(this, 'LoadBalancer', {
      name: props.name,
      type: 'network',
      scheme: 'internal',
      ipAddressType: 'ipv4',
      subnetMappings: props.nodes.map(({ subnetId, address }) => ({ subnetId, privateIPv4Address: address })),
      securityGroups: [securityGroup.id],
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: access.intent === 'privateLink' ? 'off' : 'on',
      loadBalancerAttributes: [
        { key: 'deletion_protection.enabled', value: String(props.protect) },
        ...(access.intent === 'network' ? [ownZoneFirst] : []),
      ],
    });
    acknowledge(loadBalancer, {
      ELB2: 'A Network Load Balancer logs TLS listeners only, and these pass TLS through; brokers and flow logs see who connects.',
    });
    return loadBalancer;
  }

  private addPort(
    id: string,
    { vpcId, targetPort, idleTimeoutSeconds, deregistrationDelaySeconds }: BrokerLoadBalancerProps,
    port: { readonly port: number; readonly crossZone: boolean; readonly governsZone: boolean },
  ): LoadBalancerPort {
    return new LoadBalancerPort(this, id, {
      loadBalancerArn: this.resource.ref,
      vpcId,
      targetPort,
      idleTimeoutSeconds,
      deregistrationDelaySeconds,
      ...port,
    });
  }
}

/** In the VPC the load balancer's own name, and with it the regional one, leads to the node of the client's zone. */
const ownZoneFirst = { key: 'dns_record.client_routing_policy', value: 'availability_zone_affinity' };

const slotKey = (zoneId: string, ordinal: number) => `${zoneId}-${ordinal}`;
