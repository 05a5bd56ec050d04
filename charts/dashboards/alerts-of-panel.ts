import type { Alert } from '../../lib/model/alerts/alert';
import type { Panel, Watched } from './panel';

/** Alerts of the deployment that look at what a panel shows, each once. */
export const alertsOfPanel = (panel: Panel, { alerts }: Watched): readonly Alert[] =>
  panel.alerts.flatMap((id) => alerts.filter((alert) => alert.id === id).slice(0, 1));
