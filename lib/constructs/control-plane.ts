import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { CfnCluster } from 'aws-cdk-lib/aws-eks-v2';
import {
  Cluster,
  ClusterLoggingTypes,
  DefaultCapacityType,
  EndpointAccess,
  KubernetesVersion,
} from 'aws-cdk-lib/aws-eks-v2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Cluster as ClusterModel } from '../model/aws-platform';
import { acknowledge, acknowledgeTemplateRule } from './acknowledge';
import { ClusterAdministrator } from './cluster-administrator';
import { importedSubnet } from './imported-subnet';
import { outlivesStack } from './outlives-stack';

export interface ControlPlaneProps {
  readonly cluster: Extract<ClusterModel, { kind: 'new' }>;
  readonly vpc: IVpc;
  /** Of the control plane alone; EKS freezes their zones. */
  readonly subnetIds: readonly string[];
  readonly secretsKey: IKey;
  /** Whether it stays, with all that it needs to run and its audit log, when it leaves the template. */
  readonly protect: boolean;
}

/**
 * An EKS control plane. What can never be changed later is fixed here in every stage: the name, envelope encryption of
 * secrets, no administrator rights for whoever happens to deploy, and no self-managed add-ons.
 *
 * Protected, the cluster outlives its stack together with its role and security group, so that no change of the file
 * deletes a live one or leaves it without its rights. EKS's own deletion protection would do more harm: it also stands in
 * the way when a first deploy fails and has to clean up.
 */
export class ControlPlane extends Construct {
  readonly cluster: Cluster;

  constructor(scope: Construct, id: string, props: ControlPlaneProps) {
    super(scope, id);
    const { cluster, protect } = props;
    const removalPolicy = protect ? outlivesStack : RemovalPolicy.DESTROY;
    const logGroup = new LogGroup(this, 'LogGroup', {
      // EKS writes to this name and would itself make a group that keeps everything for ever.
      logGroupName: `/aws/eks/${cluster.name}/cluster`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy,
    });
    const securityGroup = apiSecurityGroup(this, props);
    this.cluster = new Cluster(this, 'Cluster', {
      clusterName: cluster.name,
      version: KubernetesVersion.of(cluster.kubernetesVersion),
      vpc: props.vpc,
      vpcSubnets: [{ subnets: props.subnetIds.map((subnet, index) => importedSubnet(this, `Subnet${index}`, subnet)) }],
      securityGroup,
      endpointAccess: endpointAccess(cluster.apiEndpoint),
      secretsEncryptionKey: props.secretsKey,
      clusterLogging: Object.values(ClusterLoggingTypes),
      bootstrapClusterCreatorAdminPermissions: false,
      bootstrapSelfManagedAddons: false,
      defaultCapacityType: DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      prune: false,
    });
    this.cluster.node.addDependency(logGroup);
    for (const part of [this.cluster, this.cluster.role, securityGroup]) part.applyRemovalPolicy(removalPolicy);
    const resource = this.cluster.node.defaultChild as CfnCluster;
    // The L2 construct has no property for it. Extended support costs six times as much; standard support upgrades the
    // cluster when its version runs out.
    resource.upgradePolicy = { supportType: 'STANDARD' };

    for (const principalArn of cluster.administrators) {
      new ClusterAdministrator(this, `Administrator-${principalArn.replaceAll('/', '.')}`, {
        clusterName: this.cluster.clusterName,
        principalArn,
      });
    }
    acknowledgeTemplateRule(
      resource,
      'W9009',
      'CDK’s construct still writes the one value that this property can have.',
    );
    acknowledge(this.cluster, {
      EKS1: 'Public only by an allow-list in the deployment file; private is the default.',
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonEKSClusterPolicy]':
        'AWS maintains what its control plane needs; EKS documents no smaller policy.',
    });
  }
}

/**
 * Of the control plane's network interfaces alone: who is let in here reaches the Kubernetes API and no node. Nodes and
 * kubectl functions are let in by the group that EKS makes for the cluster.
 */
function apiSecurityGroup(scope: Construct, { cluster: { apiEndpoint }, vpc }: ControlPlaneProps): SecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: 'HTTPS to the Kubernetes API from inside the VPC and connected networks',
  });
  if (apiEndpoint.kind === 'private') {
    for (const block of apiEndpoint.allowedCidrs) {
      group.addIngressRule(Peer.ipv4(block), Port.HTTPS, `Kubernetes API from ${block}`);
    }
  }
  return group;
}

const endpointAccess = (endpoint: ControlPlaneProps['cluster']['apiEndpoint']): EndpointAccess =>
  endpoint.kind === 'private'
    ? EndpointAccess.PRIVATE
    : EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom(...endpoint.allowedCidrs);
