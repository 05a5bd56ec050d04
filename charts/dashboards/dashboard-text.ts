import type { GrafanaDashboard } from './render-dashboard';

/** A dashboard as JSON with a line for each panel: a change shows as the panel that it is about. */
export const dashboardText = (dashboard: GrafanaDashboard): string =>
  `{\n${Object.entries(dashboard)
    .map(([key, value]) => `${JSON.stringify(key)}: ${valueText(value)}`)
    .join(',\n')}\n}\n`;

const valueText = (value: unknown): string =>
  Array.isArray(value) && value.length > 1
    ? `[\n  ${value.map((each) => JSON.stringify(each)).join(',\n  ')}\n]`
    : JSON.stringify(value);
