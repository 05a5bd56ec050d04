import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { MetricAlarms } from '../constructs/metric-alarms';
import { PrivateNames } from '../constructs/private-names';
import type { NetworkAccess } from '../model/access';
import { loadBalancerAddress } from '../model/address-plan';
import { alarmsIn } from '../model/aws-alarms/aws-alarms';
import type { Vpc } from '../model/aws-platform';
import { accessStack } from '../model/handoff';
import type { Zone } from '../model/zone';
import { isProtected, stackProps } from './stack-props';
import type { AccessStackProps } from './way-in';
import { WayIn } from './way-in';

export interface NetworkAccessStackProps extends AccessStackProps {
  readonly access: NetworkAccess;
}

/**
 * The way in for clients in the VPC and in networks that are connected to it: a load balancer with a fixed address in
 * each active zone, and the names that lead there. It leaves a zone that drains, whose subnet is then free to go; the
 * zone's names lead to the others from then on.
 */
export class NetworkAccessStack extends Stack {
  /** Values by handoff key. */
  readonly handoff: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, { access, ...props }: NetworkAccessStackProps) {
    const { deployment, network } = props;
    super(
      scope,
      id,
      stackProps(deployment, accessStack('network'), {
        description: `AutoMQ deployment ${deployment.name}: way in for clients in the VPC and connected networks`,
        terminationProtection: isProtected(deployment),
      }),
    );
    if (access.carrier.kind !== 'awsLoadBalancer') throw new Error(`"${access.carrier.kind}" is no carrier on AWS`);
    const { sources, idleTimeoutSeconds } = access.carrier;
    const zones = deployment.zones.map((zone) => ({ zone, address: addressIn(deployment.platform.vpc, zone) }));
    const wayIn = new WayIn(this, 'WayIn', {
      ...props,
      access: { ...access, idleTimeoutSeconds },
      nodes: zones.filter(({ zone }) => zone.state === 'active'),
      sources,
    });
    this.handoff = wayIn.handoff;
    new MetricAlarms(this, 'Alarms', {
      alarms: alarmsIn(deployment, accessStack('network')),
      topicArns: deployment.platform.alarms?.topicArns,
      made: wayIn.loadBalancer.metricNames,
    });
    new PrivateNames(this, 'Names', {
      deployment: deployment.name,
      vpcId: network.vpcId,
      region: deployment.platform.region,
      access,
      loadBalancer: wayIn.loadBalancer.resource,
      zones: zones.map(({ zone, address }) => ({
        id: zone.id,
        address: zone.state === 'active' ? address : undefined,
      })),
    });
  }
}

/** A fixed address, by which DNS leads to the load balancer in this zone and in no other. */
function addressIn(vpc: Vpc, zone: Zone): string {
  const address =
    vpc.kind === 'existing'
      ? vpc.subnets.find((subnet) => subnet.zone === zone.id)?.loadBalancerAddress
      : vpc.subnets
          .filter((subnets) => subnets.zone.id === zone.id)
          .map((each) => loadBalancerAddress(each, 'network'))[0];
  if (address === undefined) throw new Error(`zone "${zone.id}" has no address although the rules ask for one`);
  return address;
}
