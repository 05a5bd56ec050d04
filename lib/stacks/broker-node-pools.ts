import { Construct } from 'constructs';
import { InterruptionQueue } from '../constructs/interruption-queue';
import { KarpenterIdentity } from '../constructs/karpenter-identity';
import { KarpenterNodes } from '../constructs/karpenter-nodes';
import type { AwsDeployment } from '../model/deployment';
import { interruptionQueueName, nodeInstanceProfileName } from '../model/names';

export interface BrokerNodePoolsProps {
  readonly deployment: AwsDeployment;
  readonly clusterName: string;
  /** Of the nodes' subnets, one for each zone with brokers. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** The key of buckets and volumes where it is a customer's. */
  readonly dataKeyArn: string | undefined;
  /** Karpenter's service account where the kit brings it; undefined where the cluster has one. */
  readonly controller: { readonly namespace: string; readonly serviceAccount: string } | undefined;
}

/** What Karpenter's node pools need of the account; the pools themselves are objects of the cluster. */
export class BrokerNodePools extends Construct {
  constructor(scope: Construct, id: string, props: BrokerNodePoolsProps) {
    super(scope, id);
    const { deployment, clusterName, subnetIds, securityGroupId, dataKeyArn, controller } = props;
    const { cluster, region } = deployment.platform;
    const nodes = new KarpenterNodes(this, 'Nodes', {
      clusterName,
      instanceProfileName: nodeInstanceProfileName(deployment.name, region),
      ownCni: cluster.kind === 'new',
    });
    if (controller === undefined) return;
    const { queue } = new InterruptionQueue(this, 'Interruptions', {
      queueName: interruptionQueueName(deployment.name),
    });
    new KarpenterIdentity(this, 'Identity', {
      ...controller,
      clusterName,
      cluster: cluster.name,
      subnetIds,
      securityGroupId,
      nodeRoleArn: nodes.role.roleArn,
      queueArn: queue.queueArn,
      volumeKeyArn: dataKeyArn,
    });
  }
}
