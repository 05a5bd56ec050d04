import { LoadBalancerPort } from '../../lib/constructs/load-balancer-port';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

function port(crossZone: boolean, governsZone: boolean) {
  const stack = sandbox();
  new LoadBalancerPort(stack, 'Port', {
    loadBalancerArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/acme-net/0123456789abcdef',
    vpcId: 'vpc-0123456789abcdef0',
    port: 9117,
    targetPort: 9096,
    idleTimeoutSeconds: 400,
    deregistrationDelaySeconds: 420,
    crossZone,
    governsZone,
  });
  return {
    targets: onlyOf(stack, 'AWS::ElasticLoadBalancingV2::TargetGroup'),
    listener: onlyOf(stack, 'AWS::ElasticLoadBalancingV2::Listener'),
  };
}

const pairs = (attributes: Json) => Object.fromEntries(attributes.map(({ Key, Value }: Json) => [Key, Value]));

test('TCP goes through to the brokers’ port, by address of the pod', () => {
  const { targets, listener } = port(true, false);
  expect(listener).toMatchObject({ Port: 9117, Protocol: 'TCP' });
  expect(targets).toMatchObject({ Port: 9096, Protocol: 'TCP', TargetType: 'ip', HealthCheckProtocol: 'TCP' });
});

test('a silent connection lives as long as the file says', () => {
  expect(pairs(port(true, false).listener.ListenerAttributes)).toEqual({ 'tcp.idle_timeout.seconds': '400' });
});

test('brokers see the load balancer’s address, bare of a protocol that Kafka doesn’t read', () => {
  expect(pairs(port(true, false).targets.TargetGroupAttributes)).toMatchObject({
    'preserve_client_ip.enabled': 'false',
    'proxy_protocol_v2.enabled': 'false',
  });
});

test.each([
  ['never', true, false, 'off'],
  ['when none of its brokers is left', false, true, '1'],
])('a group takes a zone out of DNS %s', (_, crossZone, governsZone, minimum) => {
  expect(pairs(port(crossZone, governsZone).targets.TargetGroupAttributes)).toMatchObject({
    'load_balancing.cross_zone.enabled': String(crossZone),
    'target_group_health.dns_failover.minimum_healthy_targets.count': minimum,
  });
});

test('a broker that stops has the time that its pod has', () => {
  expect(pairs(port(true, false).targets.TargetGroupAttributes)['deregistration_delay.timeout_seconds']).toBe('420');
});
