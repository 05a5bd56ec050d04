import type { ReadinessItem } from './readiness-item';

export const compatibilityItems = {
  'client-compatibility': {
    area: 'compatibility',
    question: 'Do today’s producers, consumers, transactions, rights and tools work as they are?',
    readySignal: 'A dated result with the clients and versions that are in use, offsets and transactions included.',
    riskSignal: 'One producer and one consumer were tried, or a run had failures.',
    why: 'Clients of many owners are upgraded at different times; what one of them relies on breaks unseen.',
    fix: 'Run the clients that are in use against the deployment and name the result in `readiness.evidence`.',
    covers: [
      'retail-inventory-decisions/compatibility',
      'storefront-context/compatibility',
      'retail-context/kafka-compatibility',
      'supply-chain/compatibility',
    ],
    provenBy: ['migration', 'load-run', 'drill', 'verify-kafka'],
  },
  connectors: {
    area: 'compatibility',
    question: 'Do connectors resume after a failure, without losing records or writing them twice unnoticed?',
    readySignal: 'A dated result in which workers were stopped and each connector went on at its offset.',
    riskSignal: 'Nobody has stopped a worker, or a run had failures.',
    why: 'Connectors hold offsets, retries and credentials of their own, and are where pipelines break first.',
    fix: 'Stop a worker under load, compare source and sink, and name the result in `readiness.evidence`.',
    covers: ['storefront-pipeline/connectors'],
    provenBy: ['migration', 'load-run', 'drill'],
  },
  schemas: {
    area: 'compatibility',
    question: 'Are schemas contracts under version control, checked before a producer changes?',
    readySignal: 'A dated result in which every contract was checked against the registry and its consumers.',
    riskSignal: 'A field changes without anybody who reads it knowing.',
    why: 'A change that a consumer can’t read stands in the log until its retention ends.',
    fix: 'Check compatibility where producers are built, and name the result in `readiness.evidence`.',
    covers: ['storefront-pipeline/schemas', 'topic-design/contracts'],
    provenBy: ['migration', 'drill', 'verify-kafka'],
  },
  'stream-processing': {
    area: 'compatibility',
    question: 'Do stream processors rebuild their state from the log, at one place for each join?',
    readySignal: 'A dated result in which a processor lost its state and rebuilt it from its topics.',
    riskSignal: 'State that no topic can give back, or a run with failures.',
    why: 'State that can’t be rebuilt makes every bad deployment of a processor a loss of data.',
    fix: 'Take the state of a processor away in a test, and name the result in `readiness.evidence`.',
    covers: ['storefront-pipeline/stream-processing'],
    provenBy: ['migration', 'load-run', 'drill'],
  },
} as const satisfies Readonly<Record<string, ReadinessItem>>;
