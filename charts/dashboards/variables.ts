import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { ours } from './selectors';
import { inNamespace } from './in-namespace';
import type { Plain } from './plain';

/** Where the values of a variable are read. */
const sources = {
  zone: { label: 'Zone', from: `kafka_partition_count{${ours}, component="broker"}`, values: 'zone' },
  broker: {
    label: 'Broker',
    from: `kafka_partition_count{${ours}, component="broker", zone=~"$zone"}`,
    values: 'instance',
  },
  topic: { label: 'Topic', from: `kafka_log_end_offset{${ours}}`, values: 'topic' },
  deadLetter: { label: 'Dead letters', from: `kafka_log_end_offset{${ours}}`, values: 'topic' },
  group: { label: 'Consumer group', from: `kafka_group_commit_offset{${ours}}`, values: 'consumer_group' },
} as const;

export type VariableName = keyof typeof sources;

/** Values to choose from, by variable. */
export type Choices = Readonly<Partial<Record<VariableName, readonly string[]>>>;

export type GrafanaVariable = Plain<VariableModel>;

/** The data source that every panel asks. */
export const datasource = { type: 'prometheus', uid: '${datasource}' } as const;

/** The data source, and by what a dashboard can be narrowed. All is chosen at first. */
export const variablesOf = (
  { variables, choices = {} }: { readonly variables: readonly VariableName[]; readonly choices?: Choices },
  namespace: string,
): readonly GrafanaVariable[] => [
  { type: 'datasource', name: 'datasource', label: 'Data source', query: 'prometheus', refresh: 1, options: [] },
  ...variables.map((name): GrafanaVariable => {
    const { label, from, values } = sources[name];
    const chosen = { multi: true, includeAll: true, current: { text: 'All', value: '$__all' }, options: [] };
    const known = choices[name];
    // All of them are those in the list, and no others.
    if (known !== undefined) return { type: 'custom', name, label, query: known.join(','), ...chosen };
    const query = `label_values(${inNamespace(from, namespace)}, ${values})`;
    return {
      type: 'query',
      name,
      label,
      datasource,
      query,
      definition: query,
      refresh: 2,
      sort: 7,
      ...chosen,
      allValue: '.*',
    };
  }),
];
