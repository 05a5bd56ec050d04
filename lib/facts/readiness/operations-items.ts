import type { ReadinessItem } from './readiness-item';

export const operationsItems = {
  'runbooks-tested': {
    area: 'operations',
    question: 'Have the steps for each failure been tried by those who will need them?',
    readySignal: 'For every page of the runbook that a failure points to, a dated result without failures.',
    riskSignal: 'A drill with failures.',
    why: 'Steps that nobody has tried are a text, not a way out.',
    fix: 'Try the steps and name the result in `readiness.evidence`, with the heading in `proves`.',
    covers: ['retail-context-scorecard/operations', 'topic-design/failure-tests'],
    provenBy: [],
  },
  monitoring: {
    area: 'operations',
    question: 'Are brokers and controllers measured, and does somebody hear of what is wrong?',
    readySignal: 'A PodMonitor tells Prometheus to scrape every pod, and a PrometheusRule what to alert on.',
    riskSignal: 'Nothing scrapes the metrics.',
    why: 'What nobody measures, clients notice first.',
    fix: 'Write `monitoring: { kind: podMonitor }` with the Prometheus operator in the cluster.',
    covers: ['retail-context-scorecard/operations'],
    provenBy: [],
  },
} as const satisfies Readonly<Record<string, ReadinessItem>>;
