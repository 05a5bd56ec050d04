import type { AlarmDefinition } from './alarm-definition';

const wayOut = { severity: 'warning', runbook: 'The way out of the VPC fails' } as const;

/** Of every NAT gateway that the kit makes: images, credentials of pods and calls to AWS go through it. */
export const natGatewayAlarms = {
  NatPortsExhausted: {
    ...wayOut,
    symptom: 'A NAT gateway has no port left for a new connection to some destination.',
    metrics: { errors: { metric: 'natPortErrors', statistic: 'Sum' } },
    comparison: 'above',
    threshold: 0,
    unit: 'errors in a minute',
    thresholdReason: 'AWS recommends zero: more means too many connections to one destination at a time.',
    periodSeconds: 60,
    evaluationPeriods: 15,
    datapointsToAlarm: 15,
    missingData: 'notBreaching',
    missingDataReason: 'A gateway that nobody uses may report nothing.',
  },
  NatDropsPackets: {
    ...wayOut,
    symptom: 'A NAT gateway drops packets.',
    metrics: {
      dropped: { metric: 'natPacketsDropped', statistic: 'Sum' },
      outward: { metric: 'natPacketsOut', statistic: 'Sum' },
      inward: { metric: 'natPacketsIn', statistic: 'Sum' },
    },
    expression: '100 * dropped / (outward + inward)',
    comparison: 'above',
    threshold: 0.01,
    unit: 'percent of its packets',
    thresholdReason: 'AWS recommends 0.01 percent of the gateway’s traffic.',
    periodSeconds: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 5,
    missingData: 'notBreaching',
    missingDataReason: 'Without packets there is no share, and nothing is dropped.',
  },
} as const satisfies Readonly<Record<string, AlarmDefinition>>;
