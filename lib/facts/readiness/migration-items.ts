import type { ReadinessItem } from './readiness-item';

const covers = [
  'retail-inventory/migration-behaviour',
  'retail-inventory-decisions/migration',
  'storefront-context/migration-path',
  'retail-context/migration-risk',
  'retail-context-scorecard/migration',
  'supply-chain/rollback-and-migration',
] as const;

export const migrationItems = {
  'migration-rehearsed': {
    area: 'migration',
    question: 'Have topics, offsets, schemas, rights and connectors been moved in a rehearsal, topic by topic?',
    readySignal: 'A dated rehearsal that compared configurations, offsets and what consumers made of both sides.',
    riskSignal: 'Migration is one switch, or a rehearsal had failures.',
    why: 'Offsets and rights are what a cutover loses first, and consumers notice last.',
    fix: 'Rehearse with a few topics, compare both sides, and name the result in `readiness.evidence`.',
    covers,
    provenBy: ['migration'],
  },
  'migration-rollback': {
    area: 'migration',
    question: 'Has the way back been tried, and is it known where it stops being clean?',
    readySignal: 'A dated rehearsal in which producers and consumers went back.',
    riskSignal: 'A way back that was never tried, or a rehearsal with failures.',
    why: 'A cutover that can’t be taken back is decided in its first bad minute.',
    fix: 'Go back in the rehearsal too, and name the result in `readiness.evidence`.',
    covers,
    provenBy: ['migration', 'drill'],
  },
} as const satisfies Readonly<Record<string, ReadinessItem>>;
