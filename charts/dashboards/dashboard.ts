import type { RunbookHeading } from '../../lib/facts/runbook-headings';
import type { Panel } from './panel';
import type { Choices, VariableName } from './variables';

/** Panels that are looked at together. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** What a dashboard holds, as data; the same for every deployment but for what one of them has not. */
export interface Dashboard {
  /** Part of its ConfigMap's name and of its uid, so it never changes. */
  readonly id: string;
  readonly title: string;
  /** The question that it answers. */
  readonly purpose: string;
  /** By what its panels can be narrowed. */
  readonly variables: readonly VariableName[];
  /** Values of variables that are known beforehand, in place of those that Prometheus has. */
  readonly choices?: Choices;
  /** Sections of the runbook that it links to. */
  readonly runbook: readonly RunbookHeading[];
  readonly rows: readonly Row[];
}
