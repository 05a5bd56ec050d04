import type { compatibilityItems } from '../../../facts/readiness/compatibility-items';
import type { Checks } from '../subject';
import { notApplicable } from '../verdict';
import { unproven } from './unproven';

export const compatibilityChecks: Checks<typeof compatibilityItems> = {
  'client-compatibility': unproven,
  connectors: (subject) =>
    subject.deployment.plan.connect === undefined
      ? notApplicable('No Connect workers belong to the deployment (`plan.connect`).')
      : unproven(subject),
  schemas: unproven,
  'stream-processing': unproven,
};
