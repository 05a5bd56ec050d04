import type { CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { CfnRecordSetProps } from 'aws-cdk-lib/aws-route53';
import { CfnHostedZone, CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { OutsideAccess } from '../model/access';
import { regionalBootstrap, zoneDomain } from '../model/access';

export interface PrivateNamesProps {
  readonly deployment: string;
  readonly vpcId: string;
  readonly region: string;
  readonly access: OutsideAccess;
  readonly loadBalancer: CfnLoadBalancer;
  /** Zones with the address of the load balancer in each; undefined in a zone that it has left. */
  readonly zones: readonly { readonly id: string; readonly address: string | undefined }[];
}

/** Seconds for which clients remember an address. */
const timeToLive = 60;

/**
 * Names of the brokers in the VPC, in a private hosted zone: for each zone one wildcard, which its brokers and its
 * bootstrap have in common. It leads to a fixed address, since the load balancer's own zonal names go by names of zones,
 * which every account has in another order. Names of a zone that the load balancer has left lead to the zones that
 * are left.
 */
export class PrivateNames extends Construct {
  private readonly hostedZone: CfnHostedZone;

  constructor(scope: Construct, id: string, props: PrivateNamesProps) {
    super(scope, id);
    const { access, vpcId, region, loadBalancer } = props;
    this.hostedZone = new CfnHostedZone(this, 'HostedZone', {
      name: access.domain,
      vpcs: [{ vpcId, vpcRegion: region }],
      hostedZoneConfig: { comment: `Brokers of AutoMQ deployment ${props.deployment}` },
    });
    const anyZone = {
      aliasTarget: {
        dnsName: loadBalancer.attrDnsName,
        hostedZoneId: loadBalancer.attrCanonicalHostedZoneId,
        evaluateTargetHealth: false,
      },
    };
    this.addRecord('Regional', regionalBootstrap(access).host, anyZone);
    for (const { id: zoneId, address } of props.zones) {
      const target = address === undefined ? anyZone : { ttl: String(timeToLive), resourceRecords: [address] };
      const record = this.addRecord(`Zone-${zoneId}`, `*.${zoneDomain(access, { id: zoneId })}`, target);
      // A fixed address says nothing of the load balancer that has it: without this the name could lead to nobody, or to
      // whatever else takes the address, before the load balancer is there and after a rollback has taken it.
      if (address !== undefined) record.addResourceDependency(loadBalancer);
    }
  }

  private addRecord(
    id: string,
    name: string,
    target: Pick<CfnRecordSetProps, 'aliasTarget' | 'resourceRecords' | 'ttl'>,
  ) {
    return new CfnRecordSet(this, id, { hostedZoneId: this.hostedZone.ref, name, type: 'A', ...target });
  }
}
