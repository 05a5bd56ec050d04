import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { instanceTypes } from '../lib/facts/instance-types';
import type { AwsPlatform } from '../lib/model/aws-platform';
import { nodePoolSettings, warmNodesPerZone } from '../lib/model/broker-nodes';
import type { AwsDeployment, Deployment } from '../lib/model/deployment';
import { isAwsDeployment } from '../lib/model/deployment';
import { maxPodsOf, rootVolumeGib } from '../lib/model/eks-node';
import { resourceTags } from '../lib/model/labels';
import { nodeInstanceProfileName, nodePoolName } from '../lib/model/names';
import { nodeSecurityGroupId, nodeSubnetId } from '../lib/model/node-network';
import type { Pool } from '../lib/model/pools';
import { replaceBudgets } from '../lib/model/replace-budgets';
import { clusterChartProps } from './chart-props';

type Settings = NonNullable<ReturnType<typeof nodePoolSettings>>;

/**
 * From what Karpenter makes the nodes of each zone's brokers: a node pool, and a node class with what AWS has to know. Empty
 * where it makes none.
 */
export class NodePoolsChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, clusterChartProps(deployment));
    const settings = nodePoolSettings(deployment);
    if (settings === undefined || !isAwsDeployment(deployment)) return;
    for (const pool of deployment.brokers) {
      const name = nodePoolName(deployment.name, pool.name);
      new ApiObject(this, `${pool.name}-class`, {
        apiVersion: 'karpenter.k8s.aws/v1',
        kind: 'EC2NodeClass',
        metadata: { name },
        spec: nodeClass(deployment, pool, settings),
      });
      new ApiObject(this, `${pool.name}-pool`, {
        apiVersion: 'karpenter.sh/v1',
        kind: 'NodePool',
        metadata: { name },
        spec: nodePool(deployment, pool, settings),
      });
    }
  }
}

/** What the launch template of a node group says, and nothing that changes by itself. */
function nodeClass({ platform, ...deployment }: AwsDeployment, { name, zone }: Pool, { image }: Settings) {
  return {
    // Karpenter replaces nodes whenever this names another image, as `latest` would every other week.
    amiSelectorTerms: [{ alias: `al2023@${image}` }],
    subnetSelectorTerms: [{ id: nodeSubnetId(platform, zone.id) }],
    securityGroupSelectorTerms: [{ id: nodeSecurityGroupId(platform) }],
    instanceProfile: nodeInstanceProfileName(deployment.name, platform.region),
    metadataOptions: {
      httpEndpoint: 'enabled',
      httpProtocolIPv6: 'disabled',
      httpPutResponseHopLimit: 1,
      httpTokens: 'required',
    },
    blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: rootVolume(platform) }],
    // As many as on a node of a node group; Karpenter keeps memory for each.
    kubelet: { maxPods: maxPodsOf(factsOf(platform)) },
    tags: { ...resourceTags(deployment), Name: nodePoolName(deployment.name, name) },
  };
}

const rootVolume = ({ storage: { key } }: AwsPlatform) => ({
  volumeType: 'gp3',
  volumeSize: `${rootVolumeGib}Gi`,
  encrypted: true,
  ...(key.kind === 'awsManaged' ? {} : { kmsKeyID: key.arn }),
  deleteOnTermination: true,
});

function nodePool(deployment: AwsDeployment, { name, zone, maxCount }: Pool, { replaceWindow }: Settings) {
  const { platform } = deployment;
  const { labels, taints, instanceType, architecture } = platform.nodes.brokers;
  const only = (key: string, value: string) => ({ key, operator: 'In', values: [value] });
  return {
    template: {
      metadata: { labels },
      spec: {
        nodeClassRef: {
          group: 'karpenter.k8s.aws',
          kind: 'EC2NodeClass',
          name: nodePoolName(deployment.name, name),
        },
        requirements: [
          only(platform.zoneLabel, zone.id),
          only('node.kubernetes.io/instance-type', instanceType),
          only('kubernetes.io/arch', architecture),
          only('kubernetes.io/os', 'linux'),
          only('karpenter.sh/capacity-type', 'on-demand'),
        ],
        taints,
        // A node that expires goes past every budget and before another one is there; new images come by `image`.
        expireAfter: 'Never',
      },
    },
    // Nodes, not CPU: by that of a smaller type, those of a larger one would be over the limit and none could be replaced.
    // A node that replaces another one comes on top: limits are looked at before it is counted.
    limits: { nodes: String(maxCount + warmNodesPerZone(deployment)) },
    disruption: {
      consolidationPolicy: 'WhenEmpty',
      // A broker that an autoscaler took away may be wanted again soon, and its node is there until then.
      consolidateAfter: '10m',
      budgets: replaceBudgets(replaceWindow, zone),
    },
  };
}

function factsOf({ nodes }: AwsPlatform) {
  const { instanceType } = nodes.brokers;
  const facts = instanceTypes[instanceType];
  if (facts === undefined)
    throw new Error(`instance type "${instanceType}" is unknown although the rules ask for a known one`);
  return facts;
}
