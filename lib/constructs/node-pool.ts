import { CfnLaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import { CfnNodegroup } from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import type { NodeGroupSize } from '../model/broker-nodes';
import { rootVolumeGib } from '../model/eks-node';
import type { Taint } from '../model/kubernetes-platform';

export interface NodePoolProps {
  readonly clusterName: string;
  readonly kubernetesVersion: string;
  /** Undefined leaves the name to CloudFormation, so that EKS can replace the group. */
  readonly name: string | undefined;
  readonly nodeRoleArn: string;
  readonly subnetIds: readonly string[];
  readonly nodes: PoolNodes;
  readonly size: NodeGroupSize;
  /**
   * Of instances and volumes, by way of the launch template: a change replaces the nodes one by one. The group itself
   * must have none of these, since EKS refuses to update a group's tags together with its template.
   */
  readonly tags: Readonly<Record<string, string>>;
}

export interface PoolNodes {
  readonly instanceType: string;
  readonly architecture: 'amd64' | 'arm64';
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

const amiTypes = { amd64: 'AL2023_x86_64_STANDARD', arm64: 'AL2023_ARM_64_STANDARD' } as const;

const taintEffects = {
  NoSchedule: 'NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
} as const;

/**
 * A managed node group with its launch template. The instance type stands in the template, where a change rolls the
 * nodes one by one instead of replacing the group, and no update is forced past a disruption budget.
 */
export class NodePool extends Construct {
  readonly group: CfnNodegroup;

  constructor(scope: Construct, id: string, props: NodePoolProps) {
    super(scope, id);
    const template = launchTemplate(this, props);
    this.group = new CfnNodegroup(this, 'Group', {
      clusterName: props.clusterName,
      nodegroupName: props.name,
      version: props.kubernetesVersion,
      amiType: amiTypes[props.nodes.architecture],
      capacityType: 'ON_DEMAND',
      launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber },
      nodeRole: props.nodeRoleArn,
      subnets: [...props.subnetIds],
      scalingConfig: { minSize: props.size.min, desiredSize: props.size.desired, maxSize: props.size.max },
      updateConfig: { maxUnavailable: 1 },
      labels: props.nodes.labels,
      taints: props.nodes.taints.map(({ key, value, effect }) => ({ key, value, effect: taintEffects[effect] })),
    });
  }
}

function launchTemplate(scope: Construct, { nodes, name, tags }: NodePoolProps): CfnLaunchTemplate {
  const named = name === undefined ? tags : { ...tags, Name: name };
  const tagList = Object.entries(named).map(([key, value]) => ({ key, value }));
  return new CfnLaunchTemplate(scope, 'Template', {
    launchTemplateData: {
      instanceType: nodes.instanceType,
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: { volumeType: 'gp3', volumeSize: rootVolumeGib, encrypted: true, deleteOnTermination: true },
        },
      ],
      tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags: tagList })),
    },
  });
}
