import { Template } from 'aws-cdk-lib/assertions';
import { S3GatewayEndpoint } from '../../lib/constructs/s3-gateway-endpoint';
import { S3InterfaceEndpoint } from '../../lib/constructs/s3-interface-endpoint';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

function endpoint(region?: string) {
  const stack = sandbox(region);
  const vpcId = 'vpc-0123456789abcdef0';
  const gatewayEndpoint = new S3GatewayEndpoint(stack, 'Gateway', {
    vpcId,
    routeTableIds: ['rtb-0123456789abcdef0'],
    buckets: ['acme-data'],
    internetAccess: false,
    kubectlProvider: false,
  });
  new S3InterfaceEndpoint(stack, 'S3', {
    vpcId,
    gatewayEndpoint,
    subnetIds: ['subnet-0123456789abcdef0'],
    buckets: ['acme-data'],
    sources: ['10.99.0.0/16'],
  });
  const endpoints: [string, Json][] = Object.entries(Template.fromStack(stack).findResources('AWS::EC2::VPCEndpoint'));
  const ofType = (type: string) => endpoints.find(([, { Properties }]) => Properties.VpcEndpointType === type)!;
  return {
    endpoint: ofType('Interface')[1].Properties,
    dependsOn: ofType('Interface')[1].DependsOn,
    gatewayId: ofType('Gateway')[0],
    securityGroup: onlyOf(stack, 'AWS::EC2::SecurityGroup'),
  };
}

test('nodes in the VPC keep resolving S3 to the gateway endpoint', () => {
  expect(endpoint().endpoint).toMatchObject({
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-east-1.s3',
    PrivateDnsEnabled: true,
    DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: 'OnlyInboundResolver' },
  });
});

test('it comes after the gateway endpoint, without which AWS refuses such private DNS', () => {
  const { dependsOn, gatewayId } = endpoint();
  expect(dependsOn).toEqual([gatewayId]);
});

test.each(['cn-north-1', 'us-gov-west-1'])('in %s the service’s name is the region’s', (region) => {
  const prefix = region.startsWith('cn-') ? 'cn.com.amazonaws' : 'com.amazonaws';
  expect(endpoint(region).endpoint.ServiceName).toBe(`${prefix}.${region}.s3`);
});

test('only the named networks come in, by HTTPS, and nothing goes out', () => {
  const { SecurityGroupIngress, SecurityGroupEgress } = endpoint().securityGroup;
  expect(SecurityGroupIngress).toMatchObject([
    { CidrIp: '10.99.0.0/16', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
  ]);
  expect(SecurityGroupEgress).toMatchObject([{ CidrIp: '255.255.255.255/32' }]);
});

test('readers read this deployment’s objects and write none', () => {
  const statements = endpoint().endpoint.PolicyDocument.Statement as { Action: string; Condition: unknown }[];
  expect(statements.map(({ Action }) => Action)).toEqual(['s3:ListBucket', 's3:GetObject']);
  for (const { Condition } of statements)
    expect(Condition).toEqual({ StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } });
});
