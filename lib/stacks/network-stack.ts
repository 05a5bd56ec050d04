import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { Stack, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge';
import { ControlPlaneSubnet } from '../constructs/control-plane-subnet';
import { FlowLogs } from '../constructs/flow-logs';
import { InternetGateway } from '../constructs/internet-gateway';
import { MetricAlarms } from '../constructs/metric-alarms';
import { PrivateEndpoints } from '../constructs/private-endpoints';
import { S3GatewayEndpoint } from '../constructs/s3-gateway-endpoint';
import { S3InterfaceEndpoint } from '../constructs/s3-interface-endpoint';
import { ZoneNat } from '../constructs/zone-nat';
import { ZoneNetwork } from '../constructs/zone-network';
import { alarmsIn } from '../model/aws-alarms/aws-alarms';
import type { Vpc, ZoneSubnets } from '../model/aws-platform';
import { hasNodePools, isClusterAutoscaled } from '../model/broker-nodes';
import type { AwsDeployment } from '../model/deployment';
import { natZones } from '../model/nat-zones';
import { isBound } from '../model/needed-components';
import type { Network } from './network';
import { ofZone } from './network';
import { isProtected, stackProps } from './stack-props';

type NewVpc = Extract<Vpc, { kind: 'new' }>;

export interface NetworkStackProps {
  readonly deployment: AwsDeployment;
  readonly vpc: NewVpc;
}

/**
 * A VPC with the subnets of each zone of the file, draining ones among them. Every value that another stack may ever
 * use is exported from the start, so that what is exported follows from the zones in the file alone and no change of
 * the users can block an update here (docs/decisions/003-exports-that-never-block.md).
 */
export class NetworkStack extends Stack implements Network {
  readonly vpcId: string;
  readonly controlPlaneSubnetIds: readonly string[];
  private readonly zones: ReadonlyMap<string, ZoneNetwork>;

  constructor(scope: Construct, id: string, { deployment, vpc }: NetworkStackProps) {
    super(
      scope,
      id,
      stackProps(deployment, 'network', {
        description: `AutoMQ deployment ${deployment.name}: VPC, subnets and the ways out`,
        terminationProtection: isProtected(deployment),
      }),
    );
    const { name, platform } = deployment;
    const resource = new CfnVPC(this, 'Vpc', {
      cidrBlock: vpc.cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
    });
    Tags.of(resource).add('Name', name);
    this.vpcId = resource.ref;

    this.zones = new Map(
      vpc.subnets.map((subnets) => [
        subnets.zone.id,
        new ZoneNetwork(this, `Zone-${subnets.zone.id}`, { vpcId: this.vpcId, subnets }),
      ]),
    );
    this.controlPlaneSubnetIds =
      platform.cluster.kind === 'existing'
        ? []
        : platform.cluster.controlPlaneZones.map(
            (zone) => new ControlPlaneSubnet(this, `ControlPlane-${zone.id}`, { vpcId: this.vpcId, zone }).subnetId,
          );

    this.addWaysOut(deployment, vpc);
    if (vpc.flowLogs.kind === 'cloudWatch') {
      new FlowLogs(this, 'FlowLogs', { vpcId: this.vpcId, retentionDays: vpc.flowLogs.retentionDays });
    } else {
      acknowledge(resource, { VPC7: 'Flow logs are a choice of the deployment file, since CloudWatch bills each GB.' });
    }
    this.exportAll();
  }

  nodeSubnetId(zoneId: string): string {
    return ofZone(this.zones.get(zoneId), zoneId).nodeSubnetId;
  }

  loadBalancerSubnetId(zoneId: string): string {
    return ofZone(this.zones.get(zoneId), zoneId).loadBalancerSubnetId;
  }

  private addWaysOut(deployment: AwsDeployment, vpc: NewVpc): void {
    const { platform } = deployment;
    const zones = [...this.zones.values()];
    const kubectlProvider = deployment.delivery === 'cdk';
    const gatewayEndpoint = new S3GatewayEndpoint(this, 'S3', {
      vpcId: this.vpcId,
      routeTableIds: zones.map(({ routeTableId }) => routeTableId),
      buckets: [platform.storage.dataBucket.name, platform.storage.opsBucket.name],
      internetAccess: platform.internetAccess,
      kubectlProvider,
    });
    if (vpc.s3InterfaceEndpoint) {
      new S3InterfaceEndpoint(this, 'S3ForConnectedNetworks', {
        vpcId: this.vpcId,
        gatewayEndpoint,
        subnetIds: zones.map(({ nodeSubnetId }) => nodeSubnetId),
        buckets: [platform.storage.dataBucket.name, platform.storage.opsBucket.name],
        sources: vpc.s3InterfaceEndpoint.sources,
      });
    }
    if (vpc.egress === 'none') {
      new PrivateEndpoints(this, 'Endpoints', {
        vpcId: this.vpcId,
        vpcCidr: vpc.cidr,
        subnetIds: zones.map(({ nodeSubnetId }) => nodeSubnetId),
        kubectlProvider,
        loadBalancerController: isBound(deployment),
        clusterAutoscaler: isClusterAutoscaled(deployment),
        karpenter: hasNodePools(deployment),
      });
    } else {
      this.addNat(deployment, vpc);
    }
  }

  private addNat(deployment: AwsDeployment, vpc: NewVpc): void {
    const internetGateway = new InternetGateway(this, 'Internet', { vpcId: this.vpcId });
    const gateways = new Map(
      natZones(vpc).map((zoneId) => {
        const subnets = ofZone(
          vpc.subnets.find(({ zone }) => zone.id === zoneId),
          zoneId,
        );
        return [zoneId, this.addGateway(deployment, subnets, internetGateway)];
      }),
    );
    const [shared] = gateways.values();
    for (const { zone } of vpc.subnets) {
      const own = gateways.get(zone.id);
      ofZone(this.zones.get(zone.id), zone.id).routeThrough(ofZone(own === undefined ? shared : own, zone.id));
    }
  }

  private addGateway(deployment: AwsDeployment, subnets: ZoneSubnets, internetGateway: InternetGateway): string {
    const zone = ofZone(this.zones.get(subnets.zone.id), subnets.zone.id);
    const { natGatewayId } = new ZoneNat(zone, 'Nat', { vpcId: this.vpcId, subnets, internetGateway });
    new MetricAlarms(zone, 'NatAlarms', {
      alarms: alarmsIn(deployment, 'network', subnets.zone.id),
      topicArns: deployment.platform.alarms?.topicArns,
      made: { natGateway: natGatewayId },
    });
    return natGatewayId;
  }

  private exportAll(): void {
    const perZone = [...this.zones.values()].flatMap((zone) => [zone.nodeSubnetId, zone.loadBalancerSubnetId]);
    for (const value of [this.vpcId, ...this.controlPlaneSubnetIds, ...perZone]) this.exportValue(value);
  }
}
