import type { Panel, Watched } from './panel';
import { alertsOfPanel } from './alerts-of-panel';

/** What stands behind the `i` of a panel, in Markdown. */
export const describePanel = (panel: Panel, watched: Watched): string =>
  [
    panel.shows,
    `**Good:** ${panel.good}`,
    `**Otherwise:** ${panel.otherwise}`,
    ...alertsOfPanel(panel, watched).map(({ id, runbook }) => `**Alert:** ${id}. Runbook: “${runbook}”`),
  ].join('\n\n');
