import type { AlertId } from '../../lib/facts/alert-ids';
import type { Alert } from '../../lib/model/alerts/alert';
import type { Deployment } from '../../lib/model/deployment';
import type { ConditionId } from './conditions';

/** Grafana's ids of the units that panels have. Bytes are binary: KiB, MiB, GiB. */
export type Unit = 'binBps' | 'bytes' | 'cps' | 'dtdurations' | 'ms' | 'ns' | 'percentunit' | 'reqps' | 's' | 'short';

/** A number of the panel's unit, which may follow from the deployment. */
export type Limit = number | ((deployment: Deployment) => number);

export type Level = 'good' | 'warning' | 'critical';

/** From a value on its level holds; below the first step it is the first level. */
interface Steps {
  readonly first: Level;
  readonly steps: readonly { readonly from: number; readonly level: Level }[];
}

/** What a deployment is and what its alerts are. */
export interface Watched {
  readonly deployment: Deployment;
  readonly alerts: readonly Alert[];
}

/** What is good and what is not, for a deployment; undefined where nothing says so. */
export type Thresholds = (watched: Watched) => Steps | undefined;

/** One query and what its series are called. */
export interface Query {
  /** PromQL; `$namespace` becomes the deployment's, and `$zone` and the like are variables of the dashboard. */
  readonly expr: string;
  /** Name of a series. One that has a zone begins with it, so that a zone has the same colour everywhere. */
  readonly legend: string;
}

interface PanelText {
  readonly title: string;
  readonly shows: string;
  /** What good looks like. */
  readonly good: string;
  /** What to do when it does not. */
  readonly otherwise: string;
  /** Alerts that look at the same. */
  readonly alerts: readonly AlertId[];
  readonly unit: Unit;
  /** Where the deployment has not what it shows, it is left out. */
  readonly when?: ConditionId;
}

/** A number of now. */
export interface StatPanel extends PanelText {
  readonly kind: 'stat';
  readonly queries: readonly Query[];
  readonly thresholds?: Thresholds;
}

/** Lines over time. */
export interface GraphPanel extends PanelText {
  readonly kind: 'graph';
  readonly queries: readonly Query[];
  readonly thresholds?: Thresholds;
  /** Areas on each other, where the sum says something too. */
  readonly stacked?: boolean;
}

/** Rows of now; a query is a column. */
export interface TablePanel extends PanelText {
  readonly kind: 'table';
  /** Label by which rows are told apart, and its heading. */
  readonly rows: Readonly<Record<string, string>>;
  readonly columns: readonly {
    readonly title: string;
    readonly expr: string;
    readonly unit: Unit;
    readonly thresholds?: Thresholds;
  }[];
}

export type Panel = StatPanel | GraphPanel | TablePanel;
