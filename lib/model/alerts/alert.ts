import type { AlertId, AlertSeverity } from '../../facts/alert-ids';
import type { AlertUnit } from './alert-definition';
import type { AlertArea } from './alert-areas';
import type { RunbookHeading } from '../../facts/runbook-headings';

/** An alert as a deployment has it: what becomes one rule of Prometheus. */
export interface Alert {
  readonly id: AlertId;
  readonly area: AlertArea;
  readonly symptom: string;
  readonly severity: AlertSeverity;
  /** Who gets it. */
  readonly owner: string;
  readonly threshold: {
    readonly value: number;
    readonly unit: AlertUnit;
    readonly of: string;
    readonly reason: string;
  };
  readonly forMinutes: number;
  readonly forReason: string;
  readonly runbook: RunbookHeading;
  readonly description: string;
  readonly expression: string;
  /** Why the file changed it. */
  readonly changed?: string;
}
