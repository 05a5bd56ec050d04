import { isPlain } from '../config/plain';
import { kindOf } from '../config/json-schema';
import type { SchemaField } from '../config/schema-fields';
import { allowedIn } from '../config/schema-fields';

/** A setting of a reference. */
export interface ReferenceRow extends SchemaField {
  /** Where the setting exists, in words, unless it does everywhere. */
  readonly only?: string;
  /** The default, or that there is none. */
  readonly preset: string;
}

/**
 * One table for each section of a file, under a heading.
 * @param descriptionOf what a section is, by its key
 */
export const referenceSections = (
  rows: readonly ReferenceRow[],
  descriptionOf: (section: string) => string | undefined,
): readonly string[] =>
  grouped(rows).flatMap(([section, fields]) => {
    const description = descriptionOf(section);
    return ['', `## ${section}`, '', ...(description === undefined ? [] : [description, '']), ...table(fields)];
  });

/** A default of a schema in words; empty where there is none. */
export function plainDefault(value: unknown): string {
  if (value === undefined || (isPlain(value) && Object.keys(value).length === 0)) return '';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : `\`[${value.join(', ')}]\``;
  return value === '' ? 'empty' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

const general = 'general';

/** By first key; keys without a group of their own come first, together. */
function grouped(fields: readonly ReferenceRow[]): readonly (readonly [string, readonly ReferenceRow[]])[] {
  const groups = new Map<string, ReferenceRow[]>([[general, []]]);
  const isGroup = new Set(fields.filter(({ path }) => path.length > 1).map(({ path }) => sectionOf(path)));
  for (const field of fields) {
    const name = isGroup.has(sectionOf(field.path)) ? sectionOf(field.path) : general;
    groups.set(name, [...(groups.get(name) ?? []), field]);
  }
  return [...groups].filter(([, rows]) => rows.length > 0);
}

const sectionOf = (path: readonly string[]) => (path[0] ?? '').replace(/\[\]$/, '');

const columns = ['setting', 'allowed', 'default', 'meaning'];

function table(fields: readonly ReferenceRow[]): readonly string[] {
  const shown = fields.filter(
    ({ schema, path }) => path.length > 1 || !(schema.properties ?? schema.items?.properties),
  );
  return [line(columns), line(columns.map(() => '---')), ...unionRows(shown).map((row) => line(cells(row)))];
}

/** The `kind` of a union stands once, with all kinds, in the row of its group. */
const unionRows = (fields: readonly ReferenceRow[]) =>
  fields.filter(({ path, choices }) => !(path.at(-1) === 'kind' && choices.at(-1)?.at.length === path.length - 1));

function cells({ path, schema, choices, only, preset }: ReferenceRow): readonly string[] {
  const where = [...(only === undefined ? [] : [only]), ...choices.map(({ at, kind }) => `${at.at(-1) ?? ''} ${kind}`)];
  const kinds =
    schema.oneOf?.map((branch) => `\`${kindOf(branch) ?? ''}\`: ${branch.properties?.kind?.description ?? ''}`) ?? [];
  return [
    `\`${path.join('.')}\`${where.length === 0 ? '' : ` (${where.join(', ')})`}`,
    allowedIn(schema),
    preset,
    [schema.description ?? '', ...kinds].filter((text) => text !== '').join(' '),
  ];
}

const line = (texts: readonly string[]) =>
  `| ${texts.map((text) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`;
