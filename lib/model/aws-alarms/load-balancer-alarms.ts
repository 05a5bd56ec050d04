import type { AlarmDefinition } from './alarm-definition';

const clients = { runbook: 'Clients do not reach the brokers' } as const;

/** Of every way in. Its group of the regional bootstrap holds all brokers, so one group stands for those of the slots. */
export const loadBalancerAlarms = {
  NoHealthyBroker: {
    ...clients,
    symptom: 'The load balancer finds no broker healthy: no client of this way in is served.',
    severity: 'critical',
    metrics: { healthy: { metric: 'healthyBrokers', statistic: 'Maximum' } },
    comparison: 'below',
    threshold: 1,
    unit: 'brokers',
    thresholdReason: 'With one healthy broker some clients are served; with none, nobody is.',
    periodSeconds: 60,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'breaching',
    missingDataReason:
      'It is reported only while a broker is registered, so silence means that none is. It therefore alarms from its first deploy until brokers are bound.',
  },
  BrokerUnreachable: {
    ...clients,
    symptom: 'A broker is registered, and no node of the load balancer gets a connection to it.',
    severity: 'warning',
    metrics: { unhealthy: { metric: 'unhealthyBrokers', statistic: 'Minimum' } },
    comparison: 'above',
    threshold: 0,
    unit: 'brokers',
    thresholdReason:
      'Each registered broker answers. One that no node reaches is down, or a security group or network policy keeps the load balancer out.',
    periodSeconds: 60,
    evaluationPeriods: 10,
    datapointsToAlarm: 10,
    missingData: 'notBreaching',
    missingDataReason: 'Without a registered broker there is no value; NoHealthyBroker says that.',
  },
  LoadBalancerZoneUnhealthy: {
    symptom: 'A zone has no healthy broker, and the load balancer has taken it out of its name.',
    severity: 'critical',
    runbook: 'A zone is out',
    metrics: { healthy: { metric: 'zonalHealth', statistic: 'Minimum' } },
    comparison: 'below',
    threshold: 1,
    unit: 'of 1, the least of the zones',
    thresholdReason: 'Each zone reports 1 or 0. The other zones carry its clients, across zones and without reserve.',
    periodSeconds: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 5,
    missingData: 'missing',
    missingDataReason:
      'Zones report all the time; silence says nothing of brokers, and NoHealthyBroker takes care of it.',
  },
  ClientPortsExhausted: {
    ...clients,
    symptom: 'The load balancer has no port left for a connection to a broker, and drops clients.',
    severity: 'critical',
    metrics: { errors: { metric: 'portErrors', statistic: 'Sum' } },
    comparison: 'above',
    threshold: 0,
    unit: 'errors in a minute',
    thresholdReason:
      'A value above zero is a dropped client, says its page. Since client addresses are not kept, about 55,000 connections to a broker are the most.',
    periodSeconds: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    missingData: 'notBreaching',
    missingDataReason: 'It is always reported; a gap is CloudWatch’s, and no client’s.',
  },
  ClientsRejected: {
    ...clients,
    symptom: 'The load balancer rejects connections of clients.',
    severity: 'warning',
    metrics: { rejected: { metric: 'rejectedFlows', statistic: 'Maximum' } },
    comparison: 'above',
    threshold: 0,
    unit: 'connections',
    thresholdReason:
      'It rejects nobody while it has room and brokers; a quarter of an hour is more than a rolling update.',
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'notBreaching',
    missingDataReason: 'It is always reported; a gap is CloudWatch’s, and no client’s.',
  },
  ConnectionsReset: {
    ...clients,
    symptom: 'The load balancer resets connections again and again.',
    severity: 'warning',
    metrics: { resets: { metric: 'loadBalancerResets', statistic: 'Sum' } },
    comparison: 'above',
    threshold: 100,
    unit: 'resets in five minutes',
    thresholdReason:
      'Brokers close silent connections before the load balancer forgets them, so resets come from brokers that went, and end when clients have connected anew. A hundred in each five minutes of a quarter of an hour are clients that fail repeatedly.',
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'notBreaching',
    missingDataReason: 'It is always reported; a gap is CloudWatch’s, and no client’s.',
  },
} as const satisfies Readonly<Record<string, AlarmDefinition>>;

/** Of the endpoint service behind which a load balancer stands. */
export const endpointServiceAlarms = {
  EndpointConnectionsReset: {
    ...clients,
    symptom: 'Connections of accounts that come over PrivateLink are reset again and again.',
    severity: 'warning',
    metrics: { resets: { metric: 'endpointServiceResets', statistic: 'Sum' } },
    comparison: 'above',
    threshold: 100,
    unit: 'resets in five minutes',
    thresholdReason:
      'AWS recommends this metric for unhealthy targets and leaves the number open; it is that of ConnectionsReset, to which this adds what brokers themselves reset.',
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'notBreaching',
    missingDataReason: 'Without traffic it is not reported, and nothing is reset.',
  },
} as const satisfies Readonly<Record<string, AlarmDefinition>>;
