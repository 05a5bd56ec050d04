import type { RunbookHeading } from '../../facts/runbook-headings';
import type { Deployment } from '../deployment';
import { headingAnchor } from './heading-anchor';

/** Address of a section of the deployment's runbook; undefined where nobody has said where it is published. */
export function runbookUrl(
  heading: RunbookHeading,
  { monitoring }: Pick<Deployment, 'monitoring'>,
): string | undefined {
  const url = monitoring.kind === 'podMonitor' ? monitoring.alerts.runbookUrl : undefined;
  return url === undefined ? undefined : `${url}#${headingAnchor(heading)}`;
}
