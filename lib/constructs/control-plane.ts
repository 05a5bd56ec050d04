import type { IVpc } from 'aws-cdk-lib/aws-ec2';
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
  /** Whether deleting it takes two deliberate steps, and its audit log outlives it. */
  readonly protect: boolean;
}

/**
 * An EKS control plane. What can never be changed later is fixed here in every stage: the name, envelope encryption of
 * secrets, no administrator rights for whoever happens to deploy, and no self-managed add-ons.
 *
 * Protected, EKS refuses to delete it; a removal then fails with everything that the cluster needs still there, where a
 * retain policy would leave a control plane without its role.
 */
export class ControlPlane extends Construct {
  readonly cluster: Cluster;

  constructor(scope: Construct, id: string, props: ControlPlaneProps) {
    super(scope, id);
    const { cluster, protect } = props;
    const logGroup = new LogGroup(this, 'LogGroup', {
      // EKS writes to this name and would itself make a group that keeps everything for ever.
      logGroupName: `/aws/eks/${cluster.name}/cluster`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: protect ? outlivesStack : RemovalPolicy.DESTROY,
    });
    this.cluster = new Cluster(this, 'Cluster', {
      clusterName: cluster.name,
      version: KubernetesVersion.of(cluster.kubernetesVersion),
      vpc: props.vpc,
      vpcSubnets: [{ subnets: props.subnetIds.map((subnet, index) => importedSubnet(this, `Subnet${index}`, subnet)) }],
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
    const resource = this.cluster.node.defaultChild as CfnCluster;
    // The L2 construct has no property for these two.
    resource.deletionProtection = protect;
    // Extended support costs six times as much; standard support upgrades the cluster when its version runs out.
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

const endpointAccess = (endpoint: ControlPlaneProps['cluster']['apiEndpoint']): EndpointAccess =>
  endpoint.kind === 'private'
    ? EndpointAccess.PRIVATE
    : EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom(...endpoint.allowedCidrs);
