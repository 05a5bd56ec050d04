import type { AwsExampleName } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import type { StackId } from '../support/templates';
import { stack, templatesOf } from '../support/templates';

/**
 * A logical id that changes makes CloudFormation replace or delete what holds state. These never change; a construct
 * that moves keeps its ids by `overrideLogicalId`.
 */
const pinned: [AwsExampleName, StackId, Record<string, string>][] = [
  [
    'production',
    'Storage',
    {
      DataKey2A0DE9E6: 'AWS::KMS::Key',
      DataKeyAliasF989EB84: 'AWS::KMS::Alias',
      DataBucketE6B0FAA8: 'AWS::S3::Bucket',
      OpsBucket0F4F1229: 'AWS::S3::Bucket',
      ClusterKey1BA00A53: 'AWS::KMS::Key',
      ClusterKeyAlias4A9273BA: 'AWS::KMS::Alias',
    },
  ],
  ['production-existing', 'Storage', { OpsBucket0F4F1229: 'AWS::S3::Bucket' }],
  [
    'production',
    'Network',
    {
      Vpc: 'AWS::EC2::VPC',
      Zoneuse1az4NodesBD52D6A3: 'AWS::EC2::Subnet',
      ControlPlaneuse1az4Subnet57946F28: 'AWS::EC2::Subnet',
    },
  ],
  [
    'production',
    'Cluster',
    {
      ControlPlaneCluster8AFA2E51: 'AWS::EKS::Cluster',
      ControlPlaneLogGroup8A392AC5: 'AWS::Logs::LogGroup',
      Nodescontrolleruse1az4GroupFFCB35F1: 'AWS::EKS::Nodegroup',
      Nodesbrokeruse1az4Group67E5052A: 'AWS::EKS::Nodegroup',
      ControllerIdentityRoleAE29EC6D: 'AWS::IAM::Role',
      BrokerIdentityRole19559A5E: 'AWS::IAM::Role',
      KubectlProviderframeworkonEvent9866BEC5: 'AWS::Lambda::Function',
    },
  ],
  [
    'production',
    'NetworkAccess',
    {
      WayInBrokersLoadBalancerFF61D065: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      WayInBrokersBootstrapZonalTargetsA6B6E15A: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      WayInBrokersSlotuse1az40Targets647F4511: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      NamesHostedZoneE8E46C1D: 'AWS::Route53::HostedZone',
    },
  ],
  [
    'production',
    'PrivateLink',
    {
      WayInBrokersLoadBalancerFF61D065: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      WayInBrokersSlotuse1az40Targets647F4511: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      ServiceD69D759B: 'AWS::EC2::VPCEndpointService',
    },
  ],
  [
    'production',
    'Workload',
    {
      NamespaceAutomqAcme: 'Custom::AWSCDK-EKS-KubernetesResource',
      StorageClassAutomqAcme: 'Custom::AWSCDK-EKS-KubernetesResource',
      StorageClassAutomqAcmeControllers: 'Custom::AWSCDK-EKS-KubernetesResource',
      StatefulSetAutomqAcmeControllerUse1Az4: 'Custom::AWSCDK-EKS-KubernetesResource',
      StatefulSetAutomqAcmeBrokerUse1Az4: 'Custom::AWSCDK-EKS-KubernetesResource',
      ConfigMapAutomqAcmeQuorumState: 'Custom::AWSCDK-EKS-KubernetesResource',
    },
  ],
];

test.each(pinned)('what holds state in %s keeps its logical id: %s', (example, id, expected) => {
  const { Resources } = stack(templatesOf(awsVariant(example)), id);
  const found = Object.fromEntries(Object.keys(expected).map((logicalId) => [logicalId, Resources[logicalId]?.Type]));
  expect(found).toEqual(expected);
});
