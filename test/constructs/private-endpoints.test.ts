import { PrivateEndpoints } from '../../lib/constructs/private-endpoints';
import { Template } from 'aws-cdk-lib/assertions';
import { onlyOf, sandbox } from '../support/sandbox';

function endpoints(
  kubectlProvider: boolean,
  region = 'us-east-1',
  { loadBalancerController = false, clusterAutoscaler = false, karpenter = false } = {},
) {
  const stack = sandbox(region);
  new PrivateEndpoints(stack, 'Endpoints', {
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidr: '10.30.0.0/16',
    subnetIds: ['subnet-a', 'subnet-b'],
    kubectlProvider,
    loadBalancerController,
    clusterAutoscaler,
    karpenter,
  });
  const found = Object.values(Template.fromStack(stack).findResources('AWS::EC2::VPCEndpoint'));
  return { stack, endpoints: found.map(({ Properties }) => Properties) };
}

const services = (...options: Parameters<typeof endpoints>) =>
  endpoints(...options)
    .endpoints.map(({ ServiceName }) => ServiceName.replace(/^.*com\.amazonaws\.[a-z0-9-]+\./, ''))
    .sort();

test('every service that nodes and add-ons call has an endpoint in every zone, under its usual name', () => {
  expect(services(false)).toEqual(['ec2', 'ecr.api', 'ecr.dkr', 'eks', 'eks-auth', 'logs', 'sts']);
  for (const endpoint of endpoints(true).endpoints) {
    expect(endpoint).toMatchObject({
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: true,
      SubnetIds: ['subnet-a', 'subnet-b'],
    });
  }
});

test('the kubectl functions add the one service that only they call', () => {
  expect(services(true).filter((service) => !services(false).includes(service))).toEqual(['lambda']);
});

test('so does the controller that binds brokers to target groups', () => {
  const withController = services(false, 'us-east-1', { loadBalancerController: true });
  expect(withController.filter((service) => !services(false).includes(service))).toEqual(['elasticloadbalancing']);
});

test('and so does the Cluster Autoscaler', () => {
  const withAutoscaler = services(false, 'us-east-1', { clusterAutoscaler: true });
  expect(withAutoscaler.filter((service) => !services(false).includes(service))).toEqual(['autoscaling']);
});

test('Karpenter adds those for images and for news of its instances, and none for prices or IAM, which have none', () => {
  const withKarpenter = services(false, 'us-east-1', { karpenter: true });
  expect(withKarpenter.filter((service) => !services(false).includes(service))).toEqual(['sqs', 'ssm']);
});

test('an endpoint that a region does not offer is left out', () => {
  expect(services(false, 'mx-central-1')).not.toContain('eks');
});

test('only the VPC reaches the endpoints, and they open nothing', () => {
  const group = onlyOf(endpoints(false).stack, 'AWS::EC2::SecurityGroup');
  expect(group.SecurityGroupIngress).toEqual([
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.30.0.0/16', Description: 'HTTPS from the VPC' },
  ]);
  expect(group.SecurityGroupEgress).toEqual([
    { IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' },
  ]);
});

test('credentials of another account are of no use behind them', () => {
  for (const { ServiceName, PolicyDocument } of endpoints(false).endpoints) {
    if (/\.(sts|eks-auth)$/.test(ServiceName)) expect(PolicyDocument).toBeUndefined();
    else {
      expect(PolicyDocument.Statement[0].Condition).toEqual({
        StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } },
      });
    }
  }
});
