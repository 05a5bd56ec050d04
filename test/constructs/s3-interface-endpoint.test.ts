import { S3InterfaceEndpoint } from '../../lib/constructs/s3-interface-endpoint';
import { onlyOf, sandbox } from '../support/sandbox';

function endpoint() {
  const stack = sandbox();
  new S3InterfaceEndpoint(stack, 'S3', {
    vpcId: 'vpc-0123456789abcdef0',
    subnetIds: ['subnet-0123456789abcdef0'],
    buckets: ['acme-data'],
    sources: ['10.99.0.0/16'],
  });
  return {
    endpoint: onlyOf(stack, 'AWS::EC2::VPCEndpoint'),
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
