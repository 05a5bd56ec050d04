import type { DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';
import { alertsOfPanel } from './alerts-of-panel';
import type { Panel, Watched } from './panel';
import type { Plain } from './plain';
import { runbookLinks } from './runbook-links';

/** To what the runbook says of a panel's alerts, where it is published. */
export const panelLinks = (panel: Panel, watched: Watched): readonly Plain<DashboardLink>[] =>
  [...new Set(alertsOfPanel(panel, watched).map(({ runbook }) => runbook))].flatMap((heading) =>
    runbookLinks(heading, watched.deployment),
  );
