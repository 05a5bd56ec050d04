import type { DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';
import type { RunbookHeading } from '../../lib/facts/runbook-headings';
import type { Deployment } from '../../lib/model/deployment';
import { runbookUrl } from '../../lib/model/runbook/runbook-url';
import type { Plain } from './plain';

/** To a section of the runbook; none where it is not published. */
export function runbookLinks(heading: RunbookHeading, deployment: Deployment): readonly Plain<DashboardLink>[] {
  const url = runbookUrl(heading, deployment);
  if (url === undefined) return [];
  return [
    {
      title: heading,
      type: 'link',
      icon: 'doc',
      tooltip: 'Runbook',
      url,
      tags: [],
      asDropdown: false,
      targetBlank: true,
      includeVars: false,
      keepTime: false,
    },
  ];
}
