import { z } from 'zod';
import {
  arn,
  awsAccount,
  awsId,
  awsRegion,
  cidr,
  derivable,
  kubernetesVersion,
  labelKey,
  labelValue,
  storageClassName,
} from './fields';
import { brokerNodeScaling } from './node-scaling';
import { namedZone } from './zones';
import { defaultKubernetesVersion } from '../facts/kubernetes-versions';

const instanceType = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, { error: 'must be an EC2 instance type such as "m7g.xlarge"' });

/** Stands for the word `derived` until the type is known. */
const provisionalInstanceType = 'm7g.xlarge';

const apiEndpoint = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('private').describe('Reachable from inside the VPC and from networks connected to it.'),
      allowedCidrs: z
        .array(cidr)
        .max(40)
        .default([])
        .describe(
          'Who besides the nodes may reach the Kubernetes API from inside the VPC or from connected networks (VPN, peering, bastion), as IPv4 blocks. A connected network also needs routes of its own: in a new VPC the control plane’s subnets have none but the VPC’s.',
        ),
    }),
    z.strictObject({
      kind: z.literal('public').describe('Also reachable from the listed addresses.'),
      allowedCidrs: z
        .array(cidr)
        .min(1)
        .max(40)
        .describe('Who may reach the Kubernetes API from outside, as IPv4 blocks.'),
    }),
  ])
  .prefault({ kind: 'private' })
  .describe('Who can reach the Kubernetes API endpoint.');

const newCluster = z.strictObject({
  kind: z.literal('new').describe('The kit makes an EKS cluster.'),
  kubernetesVersion: kubernetesVersion
    .default(defaultKubernetesVersion)
    .describe('Kubernetes minor version of the cluster and its nodes.'),
  apiEndpoint,
  administrators: z
    .array(arn('iam', '(role|user)/[A-Za-z0-9_+=,.@/-]+', 'arn:aws:iam::123456789012:role/PlatformAdmin'))
    .max(50)
    .default([])
    .describe('IAM roles or users that get an EKS access entry with cluster administration.'),
  controlPlaneZones: z
    .array(namedZone)
    .min(2)
    .max(3)
    .optional()
    .describe(
      'The two or three zones of the control plane’s own small subnets, in a new VPC. EKS freezes them when the cluster is made, so this list never changes. A zone that also holds brokers has the same number here.',
    ),
});

const existingCluster = z.strictObject({
  kind: z.literal('existing').describe('The kit adds node groups and identities to an EKS cluster that is there.'),
  name: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, {
      error: 'must be letters, digits, hyphens and underscores, such as "shared-platform"',
    })
    .describe('Name of the EKS cluster.'),
  kubernetesVersion: kubernetesVersion.describe('Its Kubernetes minor version; the kit’s nodes get the same.'),
  securityGroup: awsId('sg')
    .optional()
    .describe(
      'Its cluster security group, needed for access from outside the cluster, where load balancers get a way in, and for nodes that Karpenter starts.',
    ),
});

export const awsPlatform = z
  .strictObject({
    kind: z.literal('aws').describe('An AWS account: CDK stacks and manifests.'),
    account: awsAccount.describe('The customer’s AWS account.'),
    region: awsRegion.describe('AWS region, such as `us-east-1`.'),
    cluster: z.discriminatedUnion('kind', [newCluster, existingCluster]).describe('The EKS cluster.'),
    nodes: z
      .strictObject({
        brokers: z
          .strictObject({
            instanceType: derivable(
              instanceType.describe(
                'Instance type of the broker nodes; one broker runs on each. `derived`: the smallest of the families m7g and r7g (m7i and r7i where the image is for amd64 only) of which the workloads need no more than eight in each zone at their worst, or than the numbers and slots of this file allow.',
              ),
              provisionalInstanceType,
            ),
            scaling: brokerNodeScaling,
          })
          .describe('Tainted and labelled, and one node group or Karpenter node pool for each zone.'),
        controllers: z
          .strictObject({
            instanceType: instanceType.describe('Instance type of the controller nodes; one controller runs on each.'),
          })
          .describe('One tainted and labelled node group per zone that holds a controller.'),
        system: z
          .strictObject({
            instanceType: instanceType.describe('Instance type of the nodes for cluster add-ons.'),
            count: z.int().min(1).max(12).default(2).describe('How many of them, over all zones.'),
          })
          .optional()
          .describe('Nodes for cluster add-ons, in a new EKS cluster only.'),
      })
      .describe('The managed nodes.'),
  })
  .describe('Where it runs.');

const nodeLabels = z.record(labelKey, labelValue);

const privateNodes = z.strictObject({
  cpu: z
    .int()
    .min(1)
    .max(256)
    .describe(
      'CPU cores that one pod can have of such a node: what is allocatable less what DaemonSets ask for (`kubectl describe node`).',
    ),
  memoryGib: z
    .int()
    .min(2)
    .max(2048)
    .describe('Memory that one pod can have of such a node, GiB: what is allocatable less what DaemonSets ask for.'),
  networkMbps: z
    .int()
    .min(100)
    .max(400_000)
    .describe('Network bandwidth that one such node sustains in one direction, megabits per second.'),
  architecture: z.enum(['amd64', 'arm64']).default('amd64').describe('CPU architecture.'),
  labels: nodeLabels.default({}).describe('Node labels that select these nodes, next to the zone label.'),
  taints: z
    .array(
      z.strictObject({
        key: labelKey.describe('Key of the taint.'),
        value: labelValue.default('').describe('Value of the taint.'),
        effect: z
          .enum(['NoSchedule', 'NoExecute', 'PreferNoSchedule'])
          .default('NoSchedule')
          .describe('Effect of the taint.'),
      }),
    )
    .max(20)
    .default([])
    .describe('Taints of these nodes that the pods must tolerate.'),
});

export const kubernetesPlatform = z
  .strictObject({
    kind: z.literal('kubernetes').describe('Any conformant Kubernetes cluster: manifests only, no AWS at all.'),
    kubernetesVersion: kubernetesVersion.default(defaultKubernetesVersion).describe('Its Kubernetes minor version.'),
    zoneLabel: labelKey
      .default('topology.kubernetes.io/zone')
      .describe('The node label whose value is the zone’s `id`.'),
    nodes: z
      .strictObject({
        brokers: privateNodes.describe('What a broker node is; one broker runs on each.'),
        controllers: privateNodes.describe('What a controller node is; one controller runs on each.'),
      })
      .describe('The nodes that are there.'),
    storageClass: storageClassName.describe(
      'Storage class of the metadata volumes: durable, encrypted, bound when the first pod needs it (`WaitForFirstConsumer`), and with `reclaimPolicy: Retain`, or who deletes a claim deletes what is on it.',
    ),
  })
  .describe('Where it runs.');
