import type { ResultFile } from '../../plan/result-file';
import type { DrillReport } from './drill-report';

/** What a drill came to as a result file, which `readiness.evidence` can name: one check for each guarantee. */
export function drillResult({ drill, deployment, topic, environment, checks }: DrillReport, on: string): ResultFile {
  const failed = checks.filter(({ passed }) => !passed).map(({ id }) => id);
  return {
    kind: `drill-${drill}`,
    deployment,
    on,
    passed: checks.length - failed.length,
    failed: failed.length,
    note: `${topic} in ${environment}${failed.length === 0 ? '' : `; failed: ${failed.join(', ')}`}`,
  };
}
