import { Construct } from 'constructs';
import { NodePool } from '../constructs/node-pool';
import { nodeRole } from '../constructs/node-role';
import { instanceTypes } from '../facts/instance-types';
import { hasNodeGroup, nodeGroupSize } from '../model/broker-nodes';
import type { AwsDeployment } from '../model/deployment';
import { resourceTags } from '../model/labels';
import { nodeGroupName } from '../model/names';
import type { Pool } from '../model/pools';
import type { Network } from './network';

export interface DeploymentNodesProps {
  readonly deployment: AwsDeployment;
  readonly network: Network;
  readonly clusterName: string;
}

/**
 * One node group for the controllers and one for the brokers of each zone, so that a volume and its process never part,
 * and for a new cluster one untainted group for everything else. Karpenter has pools of its own in place of the brokers'.
 */
export class DeploymentNodes extends Construct {
  readonly pools: readonly NodePool[];
  /** Where add-ons run; undefined on a cluster that is there and has nodes of its own. */
  readonly system: NodePool | undefined;
  private readonly nodeRoleArn: string;

  constructor(scope: Construct, id: string, props: DeploymentNodesProps) {
    super(scope, id);
    const { platform, controllers, brokers } = props.deployment;
    this.nodeRoleArn = nodeRole(this, 'Role', { ownCni: platform.cluster.kind === 'new' }).roleArn;
    const grouped = [...controllers, ...brokers].filter((pool) => hasNodeGroup(props.deployment, pool));
    this.pools = grouped.map((pool) => this.addPool(pool, props));
    oneAfterAnother(this.pools);
    this.system = platform.cluster.kind === 'new' ? this.addSystemPool(props) : undefined;
  }

  private addPool(pool: Pool, { deployment, network, clusterName }: DeploymentNodesProps): NodePool {
    const { kubernetesVersion, nodes } = deployment.platform;
    const name = nodeGroupName(deployment.name, pool.name);
    return new NodePool(this, pool.name, {
      clusterName,
      kubernetesVersion,
      name,
      nodeRoleArn: this.nodeRoleArn,
      subnetIds: [network.nodeSubnetId(pool.zone.id)],
      nodes: pool.component === 'broker' ? nodes.brokers : nodes.controllers,
      size: nodeGroupSize(deployment, pool),
      tags: resourceTags(deployment),
    });
  }

  /**
   * It spans the active zones, and EKS replaces a group whose subnets change. Without a name of ours it can: the new
   * group is there before the old one is drained.
   */
  private addSystemPool({ deployment, network, clusterName }: DeploymentNodesProps): NodePool | undefined {
    const { kubernetesVersion, systemNodes } = deployment.platform;
    if (systemNodes === undefined) return undefined;
    const { instanceType, count } = systemNodes;
    const facts = instanceTypes[instanceType];
    if (facts === undefined)
      throw new Error(`instance type "${instanceType}" is unknown although the rules ask for a known one`);
    const active = deployment.zones.filter(({ state }) => state === 'active');
    return new NodePool(this, 'system', {
      clusterName,
      kubernetesVersion,
      name: undefined,
      nodeRoleArn: this.nodeRoleArn,
      subnetIds: active.map((zone) => network.nodeSubnetId(zone.id)),
      nodes: { instanceType, architecture: facts.architecture, labels: {}, taints: [] },
      size: { min: count, desired: count, max: count },
      tags: resourceTags(deployment),
    });
  }
}

/**
 * CloudFormation updates at the same time whatever does not wait: a new instance type or Kubernetes version would evict
 * a process in every zone at once. Each group waits for all before it, not only for the last, so that a zone that goes
 * leaves nothing but gaps in the others' lists.
 */
function oneAfterAnother(pools: readonly NodePool[]): void {
  const groups = pools.map(({ group }) => group);
  groups.forEach((group, index) => group.node.addDependency(...groups.slice(0, index)));
}
