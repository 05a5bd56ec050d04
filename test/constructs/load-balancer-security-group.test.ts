import { LoadBalancerSecurityGroup } from '../../lib/constructs/load-balancer-security-group';
import { onlyOf, sandbox } from '../support/sandbox';

function group(sources: readonly string[], admitsCluster = false) {
  const stack = sandbox();
  new LoadBalancerSecurityGroup(stack, 'Group', {
    vpcId: 'vpc-0123456789abcdef0',
    sources,
    clusterSecurityGroupId: 'sg-0123456789abcdef0',
    targetPort: 9096,
    admitsCluster,
  });
  return { own: onlyOf(stack, 'AWS::EC2::SecurityGroup'), ofCluster: onlyOf(stack, 'AWS::EC2::SecurityGroupIngress') };
}

test('the file’s sources come in on the ports that brokers may have, each by one rule', () => {
  const rules = group(['10.30.0.0/16', '172.20.0.0/16']).own.SecurityGroupIngress;
  expect(rules).toEqual(
    ['10.30.0.0/16', '172.20.0.0/16'].map((source) => ({
      IpProtocol: 'tcp',
      FromPort: 9092,
      ToPort: 9211,
      CidrIp: source,
      Description: `Clients from ${source}`,
    })),
  );
});

test('canaries come in from nodes and pods, on the same ports, where they are to', () => {
  expect(group([], true).own.SecurityGroupIngress).toEqual([
    {
      IpProtocol: 'tcp',
      FromPort: 9092,
      ToPort: 9211,
      SourceSecurityGroupId: 'sg-0123456789abcdef0',
      Description: 'Canaries, in the cluster',
    },
  ]);
});

test('without sources nobody comes in by address', () => {
  expect(group([]).own.SecurityGroupIngress ?? []).toEqual([]);
});

test('it reaches the brokers’ port and nothing else, and the cluster lets it in there and nowhere else', () => {
  const { own, ofCluster } = group([]);
  const toBrokers = { IpProtocol: 'tcp', FromPort: 9096, ToPort: 9096 };
  expect(own.SecurityGroupEgress).toEqual([
    { ...toBrokers, DestinationSecurityGroupId: 'sg-0123456789abcdef0', Description: expect.any(String) },
  ]);
  expect(ofCluster).toMatchObject({ ...toBrokers, GroupId: 'sg-0123456789abcdef0' });
  expect(ofCluster.SourceSecurityGroupId['Fn::GetAtt'][0]).toMatch(/^Group/);
});
