import { CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { portBlock } from '../model/access-ports';

export interface LoadBalancerSecurityGroupProps {
  readonly vpcId: string;
  /** Address blocks that may connect; none where the load balancer serves PrivateLink alone. */
  readonly sources: readonly string[];
  /** Group of the cluster, which nodes and pods have. */
  readonly clusterSecurityGroupId: string;
  /** Of the brokers' containers. */
  readonly targetPort: number;
  /** Whether nodes and pods may connect like clients: the canaries do. */
  readonly admitsCluster: boolean;
}

/**
 * Who reaches a load balancer, and from it nothing but the brokers' port. Each source has one rule for all ports that
 * there may ever be, since AWS allows 60 rules in a group and a file has up to 50 sources.
 */
export class LoadBalancerSecurityGroup extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: LoadBalancerSecurityGroupProps) {
    super(scope, id);
    const { vpcId, sources, clusterSecurityGroupId, targetPort, admitsCluster } = props;
    const everyPort = { ipProtocol: 'tcp', fromPort: portBlock.first, toPort: portBlock.last };
    const toBrokers = { ipProtocol: 'tcp', fromPort: targetPort, toPort: targetPort };
    const group = new CfnSecurityGroup(this, 'Group', {
      groupDescription: 'Clients of the brokers, over a load balancer',
      vpcId,
      securityGroupIngress: [
        ...sources.map((cidrIp) => ({ ...everyPort, cidrIp, description: `Clients from ${cidrIp}` })),
        ...(admitsCluster
          ? [{ ...everyPort, sourceSecurityGroupId: clusterSecurityGroupId, description: 'Canaries, in the cluster' }]
          : []),
      ],
      securityGroupEgress: [
        { ...toBrokers, destinationSecurityGroupId: clusterSecurityGroupId, description: 'Brokers, and their health' },
      ],
    });
    new CfnSecurityGroupIngress(this, 'ToBrokers', {
      ...toBrokers,
      groupId: clusterSecurityGroupId,
      sourceSecurityGroupId: group.attrGroupId,
      description: 'Brokers, from their load balancer',
    });
    this.id = group.attrGroupId;
  }
}
