import type { AlertArea } from './alert-areas';

/** A series that Prometheus works out for alerts and dashboards. */
export interface RecordingRule {
  readonly record: string;
  /** Whose alerts read it. */
  readonly area: AlertArea;
  readonly expression: string;
}
