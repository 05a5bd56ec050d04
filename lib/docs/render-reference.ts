import type { JsonSchema, PlatformKind } from '../config/json-schema';
import { kindOf, platformKinds, rootSchemas } from '../config/json-schema';
import { isPlain, valueAt } from '../config/plain';
import { profileNames } from '../config/profile-names';
import { impliedDefaults, profileOverlay } from '../config/profiles';
import type { SchemaField } from '../config/schema-fields';
import { allowedIn, fieldsOf } from '../config/schema-fields';

/** A setting with the kinds of platform that have it. */
interface Row extends SchemaField {
  readonly platforms: readonly PlatformKind[];
}

/** docs/deployment-file.md: every setting, one table for each section. */
export function renderReference(): string {
  const sections = grouped(rows());
  return [
    '# The deployment file',
    '',
    '<!-- Written by `npm run docs` from the schema in lib/config. -->',
    '',
    'One YAML file describes one deployment; the files in [deployments](../deployments) are complete. `automq-kit init` writes one, `automq-kit config check FILE` names every problem in it, and `automq-kit config show FILE` prints it complete with where each value comes from. With the line `# yaml-language-server: $schema=…/docs/deployment.schema.json` at its top an editor completes and checks it. What several settings must say together is in [rules.md](rules.md).',
    '',
    'A setting without default has to be written. A profile lays its values under the file: groups merge key by key, lists and plain values of the file replace; a group for which the file chooses another `kind` ignores the profile. Lists are written `[a, b]` or as lines that begin with `-`.',
    ...sections.flatMap(([section, fields]) => ['', `## ${section}`, '', ...described(section), ...table(fields)]),
    '',
  ].join('\n');
}

/** Settings of both platforms, in the order of the schema, each once. */
function rows(): readonly Row[] {
  const [aws, kubernetes] = platformKinds.map((kind) => fieldsOf(rootSchemas[kind]()));
  const key = (field: SchemaField) => JSON.stringify([field.path, field.choices, field.schema]);
  const inAws = new Set(aws?.map(key));
  const inKubernetes = new Set(kubernetes?.map(key));
  const common = (aws ?? []).map((field): Row => {
    return { ...field, platforms: inKubernetes.has(key(field)) ? platformKinds : ['aws'] };
  });
  const onlyKubernetes = (kubernetes ?? []).filter((field) => !inAws.has(key(field)));
  return [...common, ...onlyKubernetes.map((field): Row => ({ ...field, platforms: ['kubernetes'] }))];
}

const general = 'general';

/** By first key; keys without a group of their own come first, together. */
function grouped(fields: readonly Row[]): readonly (readonly [string, readonly Row[]])[] {
  const groups = new Map<string, Row[]>([[general, []]]);
  const isGroup = new Set(fields.filter(({ path }) => path.length > 1).map(({ path }) => sectionOf(path)));
  for (const field of fields) {
    const name = isGroup.has(sectionOf(field.path)) ? sectionOf(field.path) : general;
    groups.set(name, [...(groups.get(name) ?? []), field]);
  }
  return [...groups];
}

const sectionOf = (path: readonly string[]) => (path[0] ?? '').replace(/\[\]$/, '');

function described(section: string): readonly string[] {
  const texts = platformKinds.map((kind) => rootSchemas[kind]().properties?.[section]?.description);
  const unique = [...new Set(texts.filter((text) => text !== undefined))];
  return unique.length === 0 ? [] : [unique.join(' '), ''];
}

const columns = ['setting', 'allowed', 'default', 'meaning'];

function table(fields: readonly Row[]): readonly string[] {
  const shown = fields.filter(
    ({ schema, path }) => path.length > 1 || !(schema.properties ?? schema.items?.properties),
  );
  return [line(columns), line(columns.map(() => '---')), ...unionRows(shown).map((row) => line(cells(row)))];
}

/** The `kind` of a union stands once, with all kinds, in the row of its group. */
const unionRows = (fields: readonly Row[]) =>
  fields.filter(({ path, choices }) => !(path.at(-1) === 'kind' && choices.at(-1)?.at.length === path.length - 1));

function cells({ path, schema, choices, platforms, required }: Row): readonly string[] {
  const where = [
    ...(platforms.length === 1 ? [`platform ${platforms.join('')}`] : []),
    ...choices.map(({ at, kind }) => `${at.at(-1) ?? ''} ${kind}`),
  ];
  const kinds =
    schema.oneOf?.map((branch) => `\`${kindOf(branch) ?? ''}\`: ${branch.properties?.kind?.description ?? ''}`) ?? [];
  return [
    `\`${path.join('.')}\`${where.length === 0 ? '' : ` (${where.join(', ')})`}`,
    allowedIn(schema),
    defaults(path, schema, { platforms, required }),
    [schema.description ?? '', ...kinds].filter((text) => text !== '').join(' '),
  ];
}

function defaults(
  path: readonly string[],
  schema: JsonSchema,
  { platforms, required }: Pick<Row, 'platforms' | 'required'>,
): string {
  const implied = path.length === 1 ? impliedDefaults.filter(({ key }) => key === path[0]) : [];
  if (implied.length > 0) return implied.map(({ value, why }) => `\`${value}\` if ${why}`).join(', ');
  const own = plainDefault(schema.oneOf && isPlain(schema.default) ? schema.default.kind : schema.default);
  const union = schema.oneOf ? [...path, 'kind'] : path;
  const ofProfiles = profileNames.flatMap((name) => {
    const values = platforms
      .map((kind) => valueAt(profileOverlay(name, kind), union))
      .filter((value) => value !== undefined);
    return values.length === 0 || isPlain(values[0]) ? [] : [`${name}: ${plainDefault(values[0])}`];
  });
  return [own === '' ? (required ? 'required' : '') : own, ...ofProfiles].filter((text) => text !== '').join('; ');
}

function plainDefault(value: unknown): string {
  if (value === undefined || (isPlain(value) && Object.keys(value).length === 0)) return '';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : `\`[${value.join(', ')}]\``;
  return value === '' ? 'empty' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

const line = (texts: readonly string[]) =>
  `| ${texts.map((text) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`;
