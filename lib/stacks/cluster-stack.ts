import { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ClusterAddons } from '../constructs/cluster-addons';
import { ClusterAutoscalerIdentity } from '../constructs/cluster-autoscaler-identity';
import { ControlPlane } from '../constructs/control-plane';
import { importedSubnet } from '../constructs/imported-subnet';
import { Kubectl } from '../constructs/kubectl';
import { LoadBalancerControllerIdentity } from '../constructs/load-balancer-controller-identity';
import { pascalCase } from '../constructs/pascal-case';
import { WorkloadIdentity } from '../constructs/workload-identity';
import { components } from '../facts/components';
import type { Cluster as ClusterModel } from '../model/aws-platform';
import { hasNodePools } from '../model/broker-nodes';
import type { AwsDeployment } from '../model/deployment';
import { resourceTags } from '../model/labels';
import type { ComponentId } from '../model/needed-components';
import { isIssuing, neededComponents } from '../model/needed-components';
import { nodePoolKeys, nodeSecurityGroupOutput, nodeSubnetOutput } from '../model/node-pool-handoff';
import { BrokerNodePools } from './broker-node-pools';
import { DeploymentNodes } from './deployment-nodes';
import type { Network } from './network';
import { isProtected, stackProps } from './stack-props';

export interface ClusterStackProps {
  readonly deployment: AwsDeployment;
  readonly network: Network;
  /** For the secrets of a new cluster. */
  readonly clusterKey: IKey | undefined;
  /** The key of buckets and volumes where it is a customer's. */
  readonly dataKeyArn: string | undefined;
}

/**
 * The EKS cluster, or what the kit adds to one that is there: node groups and the identities of the pods. From the
 * network it uses active zones only, so that a draining zone is free to go
 * (docs/decisions/003-exports-that-never-block.md).
 */
export class ClusterStack extends Stack {
  /** Of the functions that apply manifests; undefined where a bundle is delivered. */
  readonly kubectlServiceToken: string | undefined;
  /** Group that nodes and pods have; undefined for a cluster that is there and whose group the file doesn't name. */
  readonly clusterSecurityGroupId: string | undefined;
  /** What the node pools in the cluster need to know, by key. */
  readonly handoff: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: ClusterStackProps) {
    const { deployment, network } = props;
    super(
      scope,
      id,
      stackProps(deployment, 'cluster', {
        description: `AutoMQ deployment ${deployment.name}: EKS cluster, nodes and identities`,
        terminationProtection: isProtected(deployment),
      }),
    );
    const { cluster: model } = deployment.platform;
    const made = model.kind === 'new' ? this.makeCluster(model, props) : undefined;
    if (made === undefined) new DeploymentNodes(this, 'Nodes', { deployment, network, clusterName: model.name });
    this.addIdentities(made === undefined ? model.name : made.clusterName, props);
    this.kubectlServiceToken = deployment.delivery === 'cdk' ? this.addKubectl(made, props) : undefined;
    this.clusterSecurityGroupId = model.kind === 'existing' ? model.securityGroup : made?.clusterSecurityGroupId;
    if (made !== undefined) this.exportValue(made.clusterSecurityGroupId);
    if (hasNodePools(deployment)) this.addNodePools(made === undefined ? model.name : made.clusterName, props);
    this.handoff = this.handOver(props);
    this.addOutputs(deployment);
  }

  private makeCluster(
    model: Extract<ClusterModel, { kind: 'new' }>,
    { deployment, network, clusterKey, dataKeyArn }: ClusterStackProps,
  ): ICluster {
    if (clusterKey === undefined) throw new Error('a new cluster needs the key that the storage stack makes for it');
    const vpc = Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: network.vpcId,
      availabilityZones: deployment.zones.map((zone) => zone.id),
    });
    const { cluster } = new ControlPlane(this, 'ControlPlane', {
      cluster: model,
      vpc,
      subnetIds: network.controlPlaneSubnetIds,
      secretsKey: clusterKey,
      protect: isProtected(deployment),
    });
    const addons = new ClusterAddons(this, 'Addons', {
      clusterName: cluster.clusterName,
      kubernetesVersion: model.kubernetesVersion,
      without: unwantedAddons(deployment),
      volumeKeyArn: dataKeyArn,
      tags: resourceTags(deployment),
    });
    const nodes = new DeploymentNodes(this, 'Nodes', { deployment, network, clusterName: cluster.clusterName });
    const pools = nodes.system === undefined ? nodes.pools : [...nodes.pools, nodes.system];
    for (const { group } of pools) group.node.addDependency(...addons.beforeNodes);
    if (nodes.system !== undefined) {
      for (const addon of addons.afterNodes) addon.node.addDependency(nodes.system.group);
    }
    return cluster;
  }

  private addIdentities(clusterName: string, { deployment, dataKeyArn }: ClusterStackProps): void {
    const { name, namespace, platform } = deployment;
    const { dataBucket, opsBucket } = platform.storage;
    for (const component of ['controller', 'broker'] as const) {
      new WorkloadIdentity(this, `${pascalCase(component)}Identity`, {
        deployment: name,
        clusterName,
        namespace,
        component,
        buckets: [dataBucket.name, opsBucket.name],
        keyArn: dataKeyArn,
      });
    }
    if (platform.cluster.kind === 'existing') return;
    const controller = accountOf('aws-load-balancer-controller', deployment);
    if (controller) {
      new LoadBalancerControllerIdentity(this, 'LoadBalancerControllerIdentity', {
        deployment: name,
        clusterName,
        ...controller,
      });
    }
    const autoscaler = accountOf('cluster-autoscaler', deployment);
    if (autoscaler) {
      const cluster = platform.cluster.name;
      new ClusterAutoscalerIdentity(this, 'ClusterAutoscalerIdentity', { clusterName, cluster, ...autoscaler });
    }
  }

  private addNodePools(clusterName: string, { deployment, network, dataKeyArn }: ClusterStackProps): void {
    const { clusterSecurityGroupId: securityGroupId } = this;
    if (securityGroupId === undefined)
      throw new Error('node pools need the cluster’s security group although the rules ask for it');
    new BrokerNodePools(this, 'NodePools', {
      deployment,
      clusterName,
      subnetIds: deployment.brokers.map(({ zone }) => network.nodeSubnetId(zone.id)),
      securityGroupId,
      dataKeyArn,
      controller: deployment.platform.cluster.kind === 'new' ? accountOf('karpenter', deployment) : undefined,
    });
  }

  private handOver({ deployment, network }: ClusterStackProps): ReadonlyMap<string, string> {
    const values = new Map([
      [nodeSecurityGroupOutput, this.clusterSecurityGroupId],
      ...deployment.brokers.map(({ zone }) => [nodeSubnetOutput(zone.id), network.nodeSubnetId(zone.id)] as const),
    ]);
    return new Map(
      nodePoolKeys(deployment).map(({ key, why }) => {
        const value = values.get(key);
        if (value === undefined) throw new Error(`the cluster stack has no value for "${key}"`);
        new CfnOutput(this, key, { value, description: why });
        return [key, value];
      }),
    );
  }

  private addKubectl(cluster: ICluster | undefined, { deployment, network }: ClusterStackProps): string {
    if (cluster === undefined)
      throw new Error('delivery "cdk" has no cluster of its own although the rules ask for one');
    const subnets = deployment.zones
      .filter(({ state }) => state === 'active')
      .map((zone) => importedSubnet(this, `Subnet-${zone.id}`, network.nodeSubnetId(zone.id)));
    const { serviceToken } = new Kubectl(this, 'Kubectl', { cluster, subnets });
    this.exportValue(serviceToken);
    return serviceToken;
  }

  private addOutputs({ platform: { cluster, region } }: AwsDeployment): void {
    new CfnOutput(this, 'ClusterName', { value: cluster.name, description: 'EKS cluster' });
    new CfnOutput(this, 'UpdateKubeconfig', {
      value: `aws eks update-kubeconfig --name ${cluster.name} --region ${region}`,
      description: 'Command that points kubectl at the cluster',
    });
  }
}

/** Names of the add-ons whose component this deployment does without or finds in place. */
const unwantedAddons = (deployment: AwsDeployment): readonly string[] => [
  ...(deployment.components.metricsServer === 'required' ? [] : ['metrics-server']),
  ...(isIssuing(deployment) && deployment.components.certManager === 'required' ? [] : ['cert-manager']),
];

/** The service account of a component that the kit installs or has installed; undefined where it does neither. */
function accountOf(
  wanted: ComponentId,
  deployment: AwsDeployment,
): { readonly namespace: string; readonly serviceAccount: string } | undefined {
  if (!neededComponents(deployment).some(({ id, state }) => id === wanted && state === 'required')) return undefined;
  const component = components.find(({ id }) => id === wanted);
  return component?.serviceAccount === undefined
    ? undefined
    : { namespace: component.helm.namespace, serviceAccount: component.serviceAccount };
}
