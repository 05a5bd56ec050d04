import type { DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Deployment } from '../../lib/model/deployment';
import type { Dashboard } from './dashboard';
import type { Plain } from './plain';
import { runbookLinks } from './runbook-links';

/** To the other dashboards of the deployment, with what is chosen here, and to the runbook where it is published. */
export const linksOf = ({ runbook }: Dashboard, deployment: Deployment): readonly Plain<DashboardLink>[] => [
  {
    type: 'dashboards',
    title: 'Dashboards',
    icon: 'external link',
    tooltip: 'The other dashboards of this deployment',
    tags: ['automq', deployment.name],
    asDropdown: true,
    targetBlank: false,
    includeVars: true,
    keepTime: true,
  },
  ...runbook.flatMap((heading) => runbookLinks(heading, deployment)),
];
