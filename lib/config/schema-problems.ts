import type { z } from 'zod';
import type { FileCheckId } from './file-checks';
import type { JsonSchema } from './json-schema';
import { nearest } from './nearest';
import { valueAt } from './plain';
import type { Path, Problem } from './problem';
import { allowedIn, schemaAt } from './schema-fields';
import { shownValue } from './shown';
import { unknownKeyProblem } from './unknown-key';

export interface CheckedTree {
  readonly tree: unknown;
  readonly root: JsonSchema;
  /** The text of a value as the file has it: `1.30` where the number is 1.3. */
  readonly sourceOf: (path: Path) => string | undefined;
}

/** Says in the words of the file what a schema found. */
export function schemaProblems(issues: readonly z.core.$ZodIssue[], checked: CheckedTree): readonly Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      const group = schemaAt(checked.root, path, checked.tree);
      return issue.keys.map((key) => unknownKeyProblem(checked.root, { path, key, group }));
    }
    return [problemOf(issue, path, checked)];
  });
}

function problemOf(issue: z.core.$ZodIssue, path: Path, checked: CheckedTree): Problem {
  const { tree, root } = checked;
  const value = valueAt(tree, path);
  const schema = schemaAt(root, path, tree) ?? {};
  const problem = (rule: FileCheckId, message: string, fix: string): Problem => ({ path, message, fix, rule });
  const write = `Write ${allowedIn(schema)}.${meaning(schema)}`;
  if (value === undefined) return problem('missing-key', 'is missing.', write);
  const found = shownValue(value, path);
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_value':
      return wrongValue(checked, path, { problem, schema: ownSchema(schema), word: wordOf(schema), write });
    case 'too_small':
    case 'too_big':
      return problem('not-allowed', sized(value, found, issue.code === 'too_big'), write);
    case 'invalid_key':
      return problem(
        'not-allowed',
        `${found === '""' ? 'this key' : 'the key'} ${keyMessage(issue)}.`,
        'Correct or remove the key.',
      );
    default:
      return problem('not-allowed', `${found} ${issue.message}.`, `Write it in that form.${meaning(schema)}`);
  }
}

/** The word that may stand in place of a value, such as `derived`. */
const wordOf = ({ anyOf }: JsonSchema) => anyOf?.map((branch) => branch.const).find((word) => typeof word === 'string');

/** What a value of the place is, beside such a word. */
function ownSchema(schema: JsonSchema): JsonSchema {
  const own = wordOf(schema) === undefined ? undefined : schema.anyOf?.find((branch) => branch.const === undefined);
  return own ? { ...own, description: schema.description } : schema;
}

interface Wording {
  readonly problem: (rule: FileCheckId, message: string, fix: string) => Problem;
  readonly schema: JsonSchema;
  readonly word: string | undefined;
  readonly write: string;
}

/** A value of another type, or one that is not among the choices. */
function wrongValue(checked: CheckedTree, path: Path, wording: Wording): Problem {
  const { schema, write, problem } = wording;
  const value = valueAt(checked.tree, path);
  if (typeof value === 'string') return wrongText(value, path, wording);
  if (value !== null && typeof value !== 'object' && schema.type === 'string') {
    return unquoted(value, checked.sourceOf(path), wording);
  }
  if (typeof value === 'number' && schema.type === 'integer') {
    return problem('not-allowed', `${value} is not a whole number.`, write);
  }
  const rule = schema.const === undefined && schema.enum === undefined ? 'wrong-type' : 'not-allowed';
  return problem(rule, `${shownValue(value, path)} can’t stand here.`, write);
}

function wrongText(value: string, path: Path, { problem, schema, word, write }: Wording): Problem {
  const found = shownValue(value, path);
  if (word !== undefined && nearest(value, [word]) !== undefined)
    return problem('not-allowed', `${found} is not known.`, `Did you mean \`${word}\`?`);
  const choices = (schema.enum ?? []).filter((choice) => typeof choice === 'string');
  if (choices.length > 0) {
    const near = nearest(value, choices);
    const fix = near === undefined ? write : `Did you mean \`${near}\`?${meaning(schema)}`;
    return problem('not-allowed', `${found} is not one of ${choices.join(', ')}.`, fix);
  }
  if (schema.type !== 'integer' && schema.type !== 'number')
    return problem('wrong-type', `${found} can’t stand here.`, write);
  const unit = unitOf(path);
  const bare = unit === undefined ? 'not in quotes' : `in ${unit}, without the unit and not in quotes`;
  const words = word === undefined ? '' : `, or \`${word}\``;
  return problem('wrong-type', `${found} is text.`, `Write ${allowedIn(schema)}, ${bare}${words}.${meaning(schema)}`);
}

/** YAML takes `1.30` for the number 1.3 and an account for a number, so the text of the file is what is shown. */
function unquoted(value: unknown, source: string | undefined, { problem, schema, write }: Wording): Problem {
  const written = source ?? String(value);
  const what = typeof value === 'number' ? 'a number' : 'true or false';
  // Quotes alone don't help where more is wanted, such as a unit.
  const fits = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(written);
  const fix = fits ? `Put it in quotes: '${written}'.` : write;
  return problem('wrong-type', `${written} without quotes is ${what}, not text.`, fix);
}

function sized(value: unknown, found: string, tooBig: boolean): string {
  if (typeof value === 'string') return `${found} has ${value.length} characters, too ${tooBig ? 'many' : 'few'}.`;
  if (!Array.isArray(value)) return `${found} is too ${tooBig ? 'large' : 'small'}.`;
  const entries = value.length === 1 ? 'one entry' : `${value.length === 0 ? 'no' : value.length} entries`;
  return `the list has ${entries}, too ${tooBig ? 'many' : 'few'}.`;
}

const keyMessage = (issue: z.core.$ZodIssueInvalidKey) => issue.issues[0]?.message ?? 'has a form that is not allowed';

/** First sentence of what the setting is. */
const meaning = ({ description }: JsonSchema) =>
  description === undefined ? '' : ` ${/^.*?[.;](?=\s|$)/.exec(description)?.[0].replace(/;$/, '.') ?? description}`;

const units: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/Gib$/, 'GiB'],
  [/Ms$/, 'milliseconds'],
  [/Seconds$/, 'seconds'],
  [/Days$/, 'days'],
  [/Percent$/, 'percent'],
  [/Mbps$/, 'megabits per second'],
];

function unitOf(path: Path): string | undefined {
  const key = String(path.at(-1));
  return units.find(([ending]) => ending.test(key))?.[1];
}
