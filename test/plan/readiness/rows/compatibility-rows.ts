import type { ReadinessRow } from '../readiness-row';
import { changed, proof, provenByResult } from '../readiness-row';

const withWorkers = changed((written) => {
  written.plan = { connect: { workers: 3, instanceType: 'm7g.large' } };
});

export const compatibilityRows: readonly ReadinessRow[] = [
  ...provenByResult('client-compatibility'),
  ...provenByResult('schemas'),
  ...provenByResult('stream-processing'),
  { id: 'connectors', status: 'notApplicable', where: 'there are no workers', says: /plan\.connect/ },
  { id: 'connectors', status: 'unknown', where: 'no worker was stopped', of: withWorkers, says: /Only a dated result/ },
  {
    id: 'connectors',
    status: 'ready',
    where: 'a result proves it',
    of: withWorkers,
    given: proof('connectors'),
    says: /3 passed, 0 failed/,
  },
];
