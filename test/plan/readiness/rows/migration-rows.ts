import type { ReadinessRow } from '../readiness-row';
import { provenByResult } from '../readiness-row';

export const migrationRows: readonly ReadinessRow[] = [
  ...provenByResult('migration-rehearsed'),
  ...provenByResult('migration-rollback'),
];
