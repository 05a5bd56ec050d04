import type { PlatformKind } from '../config/json-schema';
import { platformKinds, rootSchemas } from '../config/json-schema';
import { isPlain, valueAt } from '../config/plain';
import { profileNames } from '../config/profile-names';
import { impliedDefaults, profileOverlay } from '../config/profiles';
import type { SchemaField } from '../config/schema-fields';
import { fieldsOf } from '../config/schema-fields';
import type { ReferenceRow } from './reference-sections';
import { plainDefault, referenceSections } from './reference-sections';

/** docs/deployment-file.md: every setting, one table for each section. */
export function renderReference(): string {
  return [
    '# The deployment file',
    '',
    '<!-- Written by `npm run docs` from the schema in lib/config. -->',
    '',
    'One YAML file describes one deployment; the files in [deployments](../deployments) are complete. `automq-kit init` writes one, `automq-kit config check FILE` names every problem in it, and `automq-kit config show FILE` prints it complete with where each value comes from. With the line `# yaml-language-server: $schema=…/docs/deployment.schema.json` at its top an editor completes and checks it. What several settings must say together is in [rules.md](rules.md).',
    '',
    'A setting without default has to be written. A profile lays its values under the file: groups merge key by key, lists and plain values of the file replace; a group for which the file chooses another `kind` ignores the profile. Lists are written `[a, b]` or as lines that begin with `-`.',
    ...referenceSections(rows(), descriptionOf),
    '',
  ].join('\n');
}

/** Settings of both platforms, in the order of the schema, each once. */
function rows(): readonly ReferenceRow[] {
  const [aws, kubernetes] = platformKinds.map((kind) => fieldsOf(rootSchemas[kind]()));
  const key = (field: SchemaField) => JSON.stringify([field.path, field.choices, field.schema]);
  const inAws = new Set(aws?.map(key));
  const inKubernetes = new Set(kubernetes?.map(key));
  const onlyKubernetes = (kubernetes ?? []).filter((field) => !inAws.has(key(field)));
  return [
    ...(aws ?? []).map((field) => rowOf(field, inKubernetes.has(key(field)) ? platformKinds : ['aws'])),
    ...onlyKubernetes.map((field) => rowOf(field, ['kubernetes'])),
  ];
}

function rowOf(field: SchemaField, platforms: readonly PlatformKind[]): ReferenceRow {
  const preset = defaults(field, platforms);
  return platforms.length === 1 ? { ...field, preset, only: `platform ${platforms.join('')}` } : { ...field, preset };
}

function descriptionOf(section: string): string | undefined {
  const texts = platformKinds.map((kind) => rootSchemas[kind]().properties?.[section]?.description);
  const unique = [...new Set(texts.filter((text) => text !== undefined))];
  return unique.length === 0 ? undefined : unique.join(' ');
}

function defaults({ path, schema, required }: SchemaField, platforms: readonly PlatformKind[]): string {
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
