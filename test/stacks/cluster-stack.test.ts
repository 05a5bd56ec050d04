import type { AwsDeployment } from '../../lib/model/deployment';
import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import type { StackTemplate } from '../support/templates';
import { ofType, propertiesOf, stack, templatesOf } from '../support/templates';

const clusterOf = (deployment: AwsDeployment) => stack(templatesOf(deployment), 'Cluster');
const production = clusterOf(awsVariant('production'));
const minimal = clusterOf(awsVariant('minimal'));
const existing = clusterOf(awsVariant('production-existing'));

const control = (template: StackTemplate) => propertiesOf(template, 'AWS::EKS::Cluster')[0];
const addonsOf = (template: StackTemplate) => ofType(template, 'AWS::EKS::Addon');
const addonNames = (template: StackTemplate) => addonsOf(template).map(([, { Properties }]) => Properties.AddonName);

test('the API is private unless the file lists who may reach it', () => {
  expect(control(production).ResourcesVpcConfig).toMatchObject({
    EndpointPrivateAccess: true,
    EndpointPublicAccess: false,
  });
  expect(control(minimal).ResourcesVpcConfig).toMatchObject({
    EndpointPrivateAccess: true,
    EndpointPublicAccess: true,
    PublicAccessCidrs: ['203.0.113.0/24'],
  });
});

test.each([
  ['production', production],
  ['minimal', minimal],
])('what can never be added later is there from the first deploy of %s', (_, template) => {
  expect(control(template)).toMatchObject({
    BootstrapSelfManagedAddons: false,
    AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
    EncryptionConfig: [{ Resources: ['secrets'] }],
    UpgradePolicy: { SupportType: 'STANDARD' },
  });
});

test('secrets and messages have different keys', () => {
  const [{ Provider }] = control(production).EncryptionConfig;
  expect(JSON.stringify(Provider.KeyArn)).toContain('ClusterKey');
});

test('all of the control plane’s logs are kept for three months', () => {
  expect(control(production).Logging.ClusterLogging.EnabledTypes).toHaveLength(5);
  expect(propertiesOf(production, 'AWS::Logs::LogGroup')).toContainEqual(
    expect.objectContaining({ LogGroupName: '/aws/eks/acme/cluster', RetentionInDays: 90 }),
  );
});

describe('what a control plane runs on', () => {
  const policies = (template: StackTemplate) =>
    Object.entries(template.Resources)
      .filter(([id]) => /^ControlPlane(Cluster[0-9A-F]{8}|ClusterRole|SecurityGroup|LogGroup)/.test(id))
      .map(([, { Type, DeletionPolicy, UpdateReplacePolicy }]) => [Type, DeletionPolicy, UpdateReplacePolicy].join(' '))
      .sort();

  test('stays with the cluster in production, and goes when its first deploy fails', () => {
    expect(policies(production)).toEqual([
      'AWS::EC2::SecurityGroup RetainExceptOnCreate Retain',
      'AWS::EKS::Cluster RetainExceptOnCreate Retain',
      'AWS::IAM::Role RetainExceptOnCreate Retain',
      'AWS::Logs::LogGroup RetainExceptOnCreate Retain',
    ]);
    expect(control(production).DeletionProtection).toBeUndefined();
  });

  test('goes with the cluster elsewhere', () => {
    expect(policies(minimal)).toEqual([
      'AWS::EC2::SecurityGroup Delete Delete',
      'AWS::EKS::Cluster Delete Delete',
      'AWS::IAM::Role Delete Delete',
      'AWS::Logs::LogGroup Delete Delete',
    ]);
  });
});

test('a private API lets in the blocks of the file, and they reach no node', () => {
  const [ingress] = propertiesOf(production, 'AWS::EC2::SecurityGroup').map((group) => group.SecurityGroupIngress);
  expect(ingress).toEqual([
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.30.0.0/16', Description: expect.any(String) },
  ]);
  const [[group]] = ofType(production, 'AWS::EC2::SecurityGroup') as [[string, unknown]];
  expect(control(production).ResourcesVpcConfig.SecurityGroupIds).toEqual([{ 'Fn::GetAtt': [group, 'GroupId'] }]);
  expect(JSON.stringify(propertiesOf(production, 'AWS::EC2::LaunchTemplate'))).not.toContain(group);
});

test('a public API’s allow-list opens nothing inside the VPC', () => {
  expect(propertiesOf(minimal, 'AWS::EC2::SecurityGroup')[0].SecurityGroupIngress).toBeUndefined();
});

test('administrators come from the file', () => {
  expect(propertiesOf(minimal, 'AWS::EKS::AccessEntry')).toContainEqual(
    expect.objectContaining({ PrincipalArn: 'arn:aws:iam::123456789012:role/PlatformAdmin' }),
  );
});

test('nodes wait for the add-ons without which none becomes ready, and the other add-ons for nodes', () => {
  const groups = ofType(production, 'AWS::EKS::Nodegroup');
  const early = addonsOf(production).filter(([, { DependsOn }]) => DependsOn === undefined);
  expect(early.map(([, { Properties }]) => Properties.AddonName)).toEqual([
    'eks-pod-identity-agent',
    'vpc-cni',
    'kube-proxy',
  ]);
  for (const [, { DependsOn }] of groups) expect(DependsOn).toEqual(expect.arrayContaining(early.map(([id]) => id)));
  const system = groups.find(([, { Properties }]) => Properties.NodegroupName === undefined)!;
  const late = addonsOf(production).filter(([, { DependsOn }]) => DependsOn?.includes(system[0]));
  expect(late.map(([, { Properties }]) => Properties.AddonName)).toEqual([
    'coredns',
    'aws-ebs-csi-driver',
    'metrics-server',
    'cert-manager',
  ]);
});

test('node groups change one after another, controllers first, and each waits for all before it', () => {
  const groups = ofType(production, 'AWS::EKS::Nodegroup').filter(([, { Properties }]) => Properties.NodegroupName);
  const names = groups.map(([, { Properties }]) => Properties.NodegroupName);
  expect(names).toEqual(
    ['controller', 'broker'].flatMap((component) =>
      ['use1-az4', 'use1-az6', 'use1-az1'].map((zone) => `acme-${component}-${zone}`),
    ),
  );
  const ids = groups.map(([id]) => id);
  for (const [index, [, { DependsOn }]] of groups.entries()) {
    expect(new Set(DependsOn!.filter((id) => ids.includes(id)))).toEqual(new Set(ids.slice(0, index)));
  }
});

test('a changed tag changes launch templates and nothing of their node groups', () => {
  const changed = awsVariant('production', (written) => {
    written.tags = { 'cost-center': '1300' };
  });
  const { Resources } = clusterOf(changed);
  const differing = Object.keys(Resources).filter(
    (id) => JSON.stringify(Resources[id]) !== JSON.stringify(production.Resources[id]),
  );
  const types = differing.map((id) => Resources[id]!.Type);
  expect(types).toContain('AWS::EC2::LaunchTemplate');
  expect(types).not.toContain('AWS::EKS::Nodegroup');
  expect(propertiesOf(production, 'AWS::EKS::Nodegroup').filter(({ Tags }) => Tags !== undefined)).toEqual([]);
});

test('the CNI enforces network policies, and pins stand where AWS publishes versions', () => {
  const addon = (name: string) => propertiesOf(production, 'AWS::EKS::Addon').find((each) => each.AddonName === name);
  expect(JSON.parse(addon('vpc-cni').ConfigurationValues)).toEqual({ enableNetworkPolicy: 'true' });
  expect(addon('kube-proxy').AddonVersion).toMatch(/^v1\.35\./);
  expect(propertiesOf(production, 'AWS::EKS::Addon').every((each) => each.ResolveConflicts === 'PRESERVE')).toBe(true);
});

test('the CNI’s rights ride on its own identity and not on the node', () => {
  const nodeRole = propertiesOf(production, 'AWS::IAM::Role').find((role) => /Joins the EKS/.test(role.Description));
  expect(JSON.stringify(nodeRole.ManagedPolicyArns)).not.toContain('CNI');
  expect(nodeRole.ManagedPolicyArns).toHaveLength(2);
});

test('the volume driver may use the volumes’ key, and grant it to EBS only', () => {
  const role = propertiesOf(production, 'AWS::IAM::Role').find((each) => /aws-ebs-csi-driver/.test(each.Description));
  const [grant, use] = role.Policies[0].PolicyDocument.Statement;
  expect(grant).toMatchObject({
    Action: 'kms:CreateGrant',
    Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
  expect(use.Action).toContain('kms:GenerateDataKeyWithoutPlaintext');
  expect(JSON.stringify(role.Policies)).toContain('DataKey');
});

test.each(['preinstalled', 'absent'] as const)('an add-on for what is %s is not made', (metricsServer) => {
  const template = clusterOf(
    awsVariant('minimal', (written) => {
      written.components = { ...written.components, metricsServer };
    }),
  );
  expect(addonNames(template)).not.toContain('metrics-server');
  expect(addonNames(minimal)).toContain('metrics-server');
});

test.each([
  ['somebody else has installed it', (written: Written) => (written.components = { certManager: 'preinstalled' })],
  [
    'certificates are given',
    (written: Written) => {
      const certificate = { secret: 'given', commonName: 'given', dnsNames: ['localhost'] };
      const balancer = { secret: 'given' };
      const certificates = { kind: 'secrets' as const, controllers: certificate, brokers: certificate };
      written.security = { kind: 'tls', certificates: { ...certificates, users: certificate, balancer } };
    },
  ],
])('cert-manager is not made where %s', (_, change) => {
  expect(addonNames(clusterOf(awsVariant('production', change)))).not.toContain('cert-manager');
});

test('the controller that fills target groups has an identity where the kit has it installed', () => {
  const associations = (template: StackTemplate) =>
    propertiesOf(template, 'AWS::EKS::PodIdentityAssociation').map(({ ServiceAccount }) => ServiceAccount);
  const controller = 'aws-load-balancer-controller';
  expect(associations(production)).toContain(controller);
  expect(associations(minimal)).not.toContain(controller);
  expect(associations(existing)).not.toContain(controller);
  const preinstalled = awsVariant('production', (written) => {
    written.components = { loadBalancerController: 'preinstalled' };
  });
  expect(associations(clusterOf(preinstalled))).not.toContain(controller);
});

test('there are nodes for every broker that the autoscaler may start', () => {
  const brokers = propertiesOf(production, 'AWS::EKS::Nodegroup').filter((group) => /broker/.test(group.NodegroupName));
  expect(brokers.map(({ ScalingConfig }) => ScalingConfig)).toEqual(
    Array(3).fill({ MinSize: 3, DesiredSize: 3, MaxSize: 3 }),
  );
});

test('system nodes span the active zones, take any pod, and can be replaced, since nobody named them', () => {
  const system = propertiesOf(production, 'AWS::EKS::Nodegroup').find((group) => group.NodegroupName === undefined);
  expect(system.Subnets).toHaveLength(3);
  expect(system.Taints).toEqual([]);
});

test('an existing cluster gets node groups and identities, and keeps its add-ons and access entries', () => {
  const types = new Set(Object.values(existing.Resources).map(({ Type }) => Type));
  expect([...types].sort()).toEqual([
    'AWS::EC2::LaunchTemplate',
    'AWS::EKS::Nodegroup',
    'AWS::EKS::PodIdentityAssociation',
    'AWS::IAM::Role',
  ]);
  expect(propertiesOf(existing, 'AWS::EKS::Nodegroup').map((group) => group.ClusterName)).toEqual(
    Array(6).fill('shared-platform'),
  );
});

test('nodes of an existing cluster may still run its CNI', () => {
  const nodeRole = propertiesOf(existing, 'AWS::IAM::Role').find((role) => /Joins the EKS/.test(role.Description));
  expect(JSON.stringify(nodeRole.ManagedPolicyArns)).toContain('AmazonEKS_CNI_Policy');
});

test('the functions that apply manifests run beside the nodes, and read no image registry', () => {
  const functions = propertiesOf(minimal, 'AWS::Lambda::Function');
  expect(functions).toHaveLength(2);
  for (const { VpcConfig } of functions) {
    expect(JSON.stringify(VpcConfig.SubnetIds)).toContain('Zoneuse1az4Nodes');
    expect(JSON.stringify(VpcConfig.SecurityGroupIds)).toContain('ClusterSecurityGroupId');
  }
  expect(JSON.stringify(minimal)).not.toContain('ContainerRegistryReadOnly');
});

describe('nodes that follow the brokers', () => {
  const change = (written: Written) => {
    written.platform.nodes.brokers.scaling = { kind: 'clusterAutoscaler', warmNodesPerZone: 1 };
  };
  const following = clusterOf(awsVariant('production', change));
  const sizes = (template: StackTemplate, kind: string) =>
    propertiesOf(template, 'AWS::EKS::Nodegroup')
      .filter(({ NodegroupName }) => String(NodegroupName).includes(kind))
      .map(({ ScalingConfig }) => ScalingConfig);
  const accounts = (template: StackTemplate) =>
    propertiesOf(template, 'AWS::EKS::PodIdentityAssociation').map(({ ServiceAccount }) => ServiceAccount);

  test('a group of brokers has its floor and its warm nodes at least, and CloudFormation asks for the most', () => {
    expect(sizes(following, '-broker-')).toEqual(Array(3).fill({ MinSize: 2, DesiredSize: 4, MaxSize: 4 }));
    expect(sizes(production, '-broker-')).toEqual(Array(3).fill({ MinSize: 3, DesiredSize: 3, MaxSize: 3 }));
  });

  test('groups of controllers keep their size', () => {
    expect(sizes(following, '-controller-')).toEqual(sizes(production, '-controller-'));
  });

  test('the Cluster Autoscaler has an identity exactly where the kit brings it', () => {
    expect(accounts(following)).toContain('cluster-autoscaler');
    expect(accounts(production)).not.toContain('cluster-autoscaler');
    const preinstalled = awsVariant('production', (written) => {
      change(written);
      written.components = { clusterAutoscaler: 'preinstalled' };
    });
    expect(accounts(clusterOf(preinstalled))).not.toContain('cluster-autoscaler');
    expect(accounts(clusterOf(awsVariant('production-existing', change)))).not.toContain('cluster-autoscaler');
  });
});
