import type { ReadinessItem } from './readiness-item';

export const elasticityItems = {
  capacity: {
    area: 'elasticity',
    question: 'Do the deployed brokers carry every envelope, also after the failure that the plan allows?',
    readySignal: 'Every envelope fits, with the headroom of the plan left.',
    riskSignal: 'An envelope does not fit.',
    why: 'What does not fit on paper will not fit on the day.',
    fix: 'Take more brokers in each zone or larger ones, as the plan’s capacity says.',
    covers: ['retail-context/elastic-scaling', 'supply-chain/elasticity'],
    provenBy: [],
  },
  'peak-tested': {
    area: 'elasticity',
    question: 'Was the worst envelope carried in a test, with a broker replaced meanwhile?',
    readySignal: 'A dated load run or drill without failures.',
    riskSignal: 'A run with failures.',
    why: 'Capacity is computed from constants, and some of them nobody has measured for this load.',
    fix: 'Run the worst envelope against the deployment and name the result in `readiness.evidence`.',
    covers: ['storefront-context/elasticity'],
    provenBy: ['load-run', 'drill'],
  },
  'elastic-brokers': {
    area: 'elasticity',
    question: 'Does the number of brokers follow demand instead of the highest peak?',
    readySignal:
      'Every zone has an autoscaler that may add as many brokers as the worst envelope needs, and take them away.',
    riskSignal: 'Demand rises and falls, and the number of brokers is fixed or ends below what the peak needs.',
    why: 'A number fixed for the worst week is paid for in all other weeks.',
    fix: 'Write `autoscaling` with a `maxPerZone` of at least what the worst envelope needs: `network` where Prometheus is, else `cpu`.',
    covers: ['retail-inventory-decisions/elasticity', 'retail-context/elastic-scaling'],
    provenBy: ['simulate'],
  },
} as const satisfies Readonly<Record<string, ReadinessItem>>;
