import { CfnListener, CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

export interface LoadBalancerPortProps {
  readonly loadBalancerArn: string;
  readonly vpcId: string;
  readonly port: number;
  /** Of the brokers' containers. */
  readonly targetPort: number;
  readonly idleTimeoutSeconds: number;
  /** How long a broker that stops may keep its connections. */
  readonly deregistrationDelaySeconds: number;
  /** Whether connections may go to a broker of another zone than they came in by. */
  readonly crossZone: boolean;
  /** Whether a zone without a healthy target leaves the load balancer's DNS name. */
  readonly governsZone: boolean;
}

/** Two failed checks take a broker out: 20 seconds. */
const healthCheck = {
  healthCheckProtocol: 'TCP',
  healthCheckIntervalSeconds: 10,
  healthCheckTimeoutSeconds: 5,
  healthyThresholdCount: 2,
  unhealthyThresholdCount: 2,
} as const;

/** A port of a load balancer with the group of brokers behind it, which TargetGroupBindings fill. */
export class LoadBalancerPort extends Construct {
  readonly targetGroupArn: string;
  /** As CloudWatch names the group. */
  readonly targetGroupFullName: string;

  constructor(scope: Construct, id: string, props: LoadBalancerPortProps) {
    super(scope, id);
    const { loadBalancerArn, port, idleTimeoutSeconds } = props;
    const targets = new CfnTargetGroup(this, 'Targets', {
      vpcId: props.vpcId,
      targetType: 'ip',
      ipAddressType: 'ipv4',
      protocol: 'TCP',
      port: props.targetPort,
      ...healthCheck,
      targetGroupAttributes: attributes(targetGroupAttributes(props)),
    });
    new CfnListener(this, 'Listener', {
      loadBalancerArn,
      port,
      // TLS ends at the broker, which has to see the client's certificate.
      protocol: 'TCP',
      defaultActions: [{ type: 'forward', targetGroupArn: targets.ref }],
      listenerAttributes: attributes({ 'tcp.idle_timeout.seconds': idleTimeoutSeconds }),
    });
    this.targetGroupArn = targets.ref;
    this.targetGroupFullName = targets.attrTargetGroupFullName;
  }
}

/**
 * A group of one broker is empty in all zones but one, and for as long as the broker is not there in every one. By
 * default each such group would take its zones out of DNS, until none is left and all are given out again, healthy or
 * not. So one group alone decides: that of the zone's brokers.
 */
const targetGroupAttributes = ({ crossZone, governsZone, deregistrationDelaySeconds }: LoadBalancerPortProps) => ({
  // A broker that stops closes its connections itself, so they are left alone for as long as that may take.
  'deregistration_delay.timeout_seconds': deregistrationDelaySeconds,
  'load_balancing.cross_zone.enabled': crossZone,
  // Brokers know a client's zone by the address of the load balancer's node; Kafka does not read proxy protocol.
  'preserve_client_ip.enabled': false,
  'proxy_protocol_v2.enabled': false,
  'target_group_health.dns_failover.minimum_healthy_targets.count': governsZone ? 1 : 'off',
});

const attributes = (values: Readonly<Record<string, string | number | boolean>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));
