import { IpAddressType, VpcEndpointService } from 'aws-cdk-lib/aws-ec2';
import { ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ConnectionNotifications } from '../constructs/connection-notifications';
import { MetricAlarms } from '../constructs/metric-alarms';
import type { PrivateLinkAccess } from '../model/access';
import { loadBalancerAddress } from '../model/address-plan';
import { alarmsIn } from '../model/aws-alarms/aws-alarms';
import type { Vpc } from '../model/aws-platform';
import { accessStack, endpointServiceOutput } from '../model/handoff';
import type { Zone } from '../model/zone';
import { isProtected, stackProps } from './stack-props';
import type { AccessStackProps } from './way-in';
import { WayIn } from './way-in';

export interface PrivateLinkStackProps extends AccessStackProps {
  readonly access: PrivateLinkAccess;
}

/**
 * The way in for clients in other accounts: a load balancer behind an endpoint service. It stays in a zone that drains,
 * since AWS lets no zone go while an endpoint is connected, wherever that is (Network Load Balancer guide, "Update the
 * Availability Zones"). The ports of single brokers and the regional one go on through the zone's node to other zones;
 * the zonal one answers nobody there, once the zone's brokers are gone. So consumers leave the zone first
 * (docs/runbook.md, "Drain a zone").
 */
export class PrivateLinkStack extends Stack {
  /** Values by handoff key. */
  readonly handoff: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, { access, ...props }: PrivateLinkStackProps) {
    const { deployment } = props;
    super(
      scope,
      id,
      stackProps(deployment, accessStack('privateLink'), {
        description: `AutoMQ deployment ${deployment.name}: way in for clients in other accounts, over PrivateLink`,
        terminationProtection: isProtected(deployment),
      }),
    );
    const wayIn = new WayIn(this, 'WayIn', {
      ...props,
      access,
      nodes: deployment.zones.map((zone) => ({ zone, address: addressIn(deployment.platform.vpc, zone) })),
      sources: [],
    });
    const service = this.addService(wayIn, access);
    this.handoff = new Map([...wayIn.handoff, [endpointServiceOutput, service.vpcEndpointServiceName]]);
    new CfnOutput(this, endpointServiceOutput, {
      value: service.vpcEndpointServiceName,
      description: 'Name of the endpoint service, for the accounts that connect.',
    });
    new ConnectionNotifications(this, 'Notifications', {
      endpointServiceId: service.vpcEndpointServiceId,
      deployment: deployment.name,
    });
    new MetricAlarms(this, 'Alarms', {
      alarms: alarmsIn(deployment, accessStack('privateLink')),
      topicArns: deployment.platform.alarms?.topicArns,
      made: { ...wayIn.loadBalancer.metricNames, endpointService: service.vpcEndpointServiceId },
    });
  }

  private addService({ loadBalancer }: WayIn, { acceptance, principals, regions }: PrivateLinkAccess) {
    return new VpcEndpointService(this, 'Service', {
      vpcEndpointServiceLoadBalancers: [{ loadBalancerArn: loadBalancer.resource.ref }],
      acceptanceRequired: acceptance === 'manual',
      allowedPrincipals: principals.map((arn) => new ArnPrincipal(arn)),
      // Without a list AWS serves this region alone; with one, this region has to be in it.
      allowedRegions: regions.length === 0 ? undefined : [...new Set([this.region, ...regions])],
      supportedIpAddressTypes: [IpAddressType.IPV4],
    });
  }
}

/** In an existing VPC nothing needs to know the address, so AWS chooses one. */
function addressIn(vpc: Vpc, zone: Zone): string | undefined {
  if (vpc.kind === 'existing') return undefined;
  const subnets = vpc.subnets.find((each) => each.zone.id === zone.id);
  return subnets && loadBalancerAddress(subnets, 'privateLink');
}
