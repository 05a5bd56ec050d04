import type { migrationItems } from '../../../facts/readiness/migration-items';
import type { Checks } from '../subject';
import { unproven } from './unproven';

export const migrationChecks: Checks<typeof migrationItems> = {
  'migration-rehearsed': unproven,
  'migration-rollback': unproven,
};
