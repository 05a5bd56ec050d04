import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import type { GrafanaPanel } from '../../charts/dashboards/grafana-panel';
import type { GrafanaDashboard } from '../../charts/dashboards/render-dashboard';
import { panelsOf } from './dashboards';

type Kind = GrafanaPanel['type'];
type Schema = Readonly<Record<string, unknown>>;

const file = join(__dirname, '..', 'schemas', 'grafana-dashboard.json.gz');
const schemas = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Readonly<
  Record<Kind | 'dashboard' | 'prometheus', Schema>
> & { readonly units: readonly string[] };

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });

const compiled = (schema: Schema, $ref?: string) => ajv.compile($ref === undefined ? schema : { ...schema, $ref });

const isDashboard = compiled(schemas.dashboard);
const isQuery = compiled(schemas.prometheus);
const kinds: Readonly<Record<Kind, { readonly options: ValidateFunction; readonly custom?: ValidateFunction }>> = {
  stat: { options: compiled(schemas.stat, '#/definitions/Options') },
  timeseries: {
    options: compiled(schemas.timeseries, '#/definitions/Options'),
    custom: compiled(schemas.timeseries, '#/definitions/FieldConfig'),
  },
  table: {
    options: compiled(schemas.table, '#/definitions/Options'),
    custom: compiled(schemas.table, '#/definitions/FieldConfig'),
  },
};

/** What Grafana's own schemas find wrong with a dashboard, its panels, their queries and units. */
export const dashboardProblems = (dashboard: GrafanaDashboard): readonly string[] => [
  ...problems(isDashboard, dashboard, 'dashboard'),
  ...panelsOf(dashboard).flatMap(panelProblems),
];

function panelProblems({ type, title = '', options, targets, fieldConfig }: GrafanaPanel): readonly string[] {
  const kind = (kinds as Partial<typeof kinds>)[type];
  if (kind === undefined) return [`${title}: no schema of a panel "${type}"`];
  const { custom, unit } = fieldConfig.defaults;
  const units = [
    unit,
    ...fieldConfig.overrides.flatMap(({ properties }) =>
      properties.filter(({ id }) => id === 'unit').map(({ value }) => String(value)),
    ),
  ].filter((each) => each !== undefined);
  return [
    ...problems(kind.options, options, `${title}: options`),
    ...(kind.custom && custom !== undefined ? problems(kind.custom, custom, `${title}: fields`) : []),
    ...targets.flatMap((target) => problems(isQuery, target, `${title}: query`)),
    ...units.filter((each) => !schemas.units.includes(each)).map((each) => `${title}: there is no unit "${each}"`),
  ];
}

function problems(validate: ValidateFunction, value: unknown, what: string): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
