import type { FieldConfig, FieldConfigSource, Panel as SdkPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dataquery } from '@grafana/grafana-foundation-sdk/prometheus';
import type { Options as StatOptions } from '@grafana/grafana-foundation-sdk/stat';
import type { FieldConfig as TableFields, Options as TableOptions } from '@grafana/grafana-foundation-sdk/table';
import type { FieldConfig as GraphFields, Options as GraphOptions } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Plain } from './plain';

export type GrafanaQuery = Plain<Dataquery>;
export type GrafanaOverride = Plain<FieldConfigSource['overrides'][number]>;

/** A panel as Grafana reads it; the SDK leaves open what a kind of panel has, here it is closed. */
interface PanelOf<Kind extends string, Options, Fields> extends Plain<
  Omit<SdkPanel, 'type' | 'targets' | 'options' | 'fieldConfig'>
> {
  readonly type: Kind;
  readonly targets: readonly GrafanaQuery[];
  readonly options: Plain<Options>;
  readonly fieldConfig: {
    readonly defaults: Plain<Omit<FieldConfig, 'custom'>> & { readonly custom?: Plain<Fields> };
    readonly overrides: readonly GrafanaOverride[];
  };
}

export type GrafanaStat = PanelOf<'stat', StatOptions, Record<string, never>>;
export type GrafanaGraph = PanelOf<'timeseries', GraphOptions, GraphFields>;
export type GrafanaTable = PanelOf<'table', TableOptions, TableFields>;

export type GrafanaPanel = GrafanaStat | GrafanaGraph | GrafanaTable;
