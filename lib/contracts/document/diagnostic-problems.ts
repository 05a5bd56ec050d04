import { nearest } from '../../config/nearest';
import type { Path, Problem } from '../../config/problem';
import { formatPath } from '../../config/problem';
import { shown, shownValue } from '../../config/shown';
import type * as AsyncapiParser from './asyncapi-parser';
import type { ContractFiles, FileProblem } from './contract-file';
import { oneNameSchema } from './one-name-schema';
import type { FoundPlace } from './place-in-files';
import { findPlace } from './place-in-files';
import { isTopicSetting } from './topic-config';

type Diagnostic = AsyncapiParser.Diagnostic;
type KeysOf = typeof AsyncapiParser.keysOf;

export interface Diagnosed {
  readonly files: ContractFiles;
  /** Name of the document. */
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Name of the file that the parser means. */
  readonly nameOf: (source: string | undefined) => string | undefined;
  readonly keysOf: KeysOf;
}

/** Says in the words of the other files what the parser found. References are another check’s business. */
export function diagnosticProblems({ files, file, diagnostics, nameOf, keysOf }: Diagnosed): readonly FileProblem[] {
  const known = diagnostics.filter(({ code }) => !isOfReferences(code));
  // "must match then schema" says nothing beside what did not match.
  const telling = known.filter(({ message }) => !/must match "(then|else)" schema/.test(message));
  return (telling.length > 0 ? telling : known).map(({ message, path, code, source }) => {
    const place = findPlace(files, { file: nameOf(source) ?? file, path: path.map(unescaped) });
    return { file: place.file, problem: problemAt(place, { message, code, keysOf }) };
  });
}

const isOfReferences = (code: string) => code === 'invalid-ref' || code === 'invalid-path';

/** A key as the document has it; the parser leaves some as in a JSON pointer. */
const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

interface Said extends Pick<Diagnostic, 'message' | 'code'> {
  readonly keysOf: KeysOf;
}

/** What the parser's messages mean, by their form. */
const sayings: readonly {
  readonly form: RegExp;
  readonly say: (place: FoundPlace, part: string, limit: string) => Problem;
}[] = [
  {
    form: /must have required property "([^"]+)"/,
    say: ({ path }, key) => ({
      path: [...path, key],
      message: 'is missing.',
      fix: 'AsyncAPI wants it; add the key.',
      rule: 'missing-key',
    }),
  },
  {
    form: /property type must be (\S+)/,
    say: typeProblem,
  },
  {
    form: /must be equal to one of the allowed values: (.+?)(?:\. Did you mean .*)?$/,
    say: (place, choices) => choice(place, choices.replaceAll('"', '').split(', ')),
  },
  {
    form: /must be (>=|<=) (-?\d+)/,
    say: ({ path, value }, bound, limit) => {
      const [size, most] = bound === '>=' ? ['small', 'at least'] : ['large', 'at most'];
      const message = `${shownValue(value, path)} is too ${size}.`;
      return { path, message, fix: `Write a number of ${most} ${limit}.`, rule: 'not-allowed' };
    },
  },
];

function problemAt(place: FoundPlace, { message, code, keysOf }: Said): Problem {
  if (message.includes('is not expected to be here')) return unknownKey(place.path, keysOf);
  for (const { form, say } of sayings) {
    const [, part = '', limit = ''] = form.exec(message) ?? [];
    if (part !== '') return say(place, part, limit);
  }
  const fix = 'Write it as AsyncAPI 3 has it: https://www.asyncapi.com/docs/reference/specification/v3.0.0';
  return { path: place.path, message: `${message.replace(/\.?$/, '')}.`, fix, rule: code };
}

function choice({ path, value }: Pick<FoundPlace, 'path' | 'value'>, choices: readonly string[]): Problem {
  const near = typeof value === 'string' ? nearest(value, choices) : undefined;
  const fix = near === undefined ? 'Write one of them.' : `Did you mean \`${near}\`?`;
  return { path, message: `${shownValue(value, path)} is not one of ${choices.join(', ')}.`, fix, rule: 'not-allowed' };
}

const wordsOfType: Readonly<Record<string, string>> = {
  integer: 'a whole number, not in quotes',
  number: 'a number, not in quotes',
  boolean: '`true` or `false`',
  array: 'a list, such as `[a, b]`',
  object: 'a group of keys',
  string: 'text',
};

function typeProblem({ path, value }: FoundPlace, type: string): Problem {
  const found = shownValue(value, path);
  const fix = typeFix(type, path);
  // Such as a part of a partition.
  if (typeof value === 'number' && type.split(',').includes('integer'))
    return {
      path,
      message: `${found} is no whole number.`,
      fix: fix.replace(', not in quotes', ''),
      rule: 'not-allowed',
    };
  const message = `${found} ${typeof value === 'string' ? 'is text' : 'can’t stand here'}.`;
  return { path, message, fix, rule: 'wrong-type' };
}

function typeFix(type: string, path: Path): string {
  // The standard takes `true` for a schema too, and it would name nothing.
  if (path.at(-2) === 'kafka' && ['groupId', 'clientId'].includes(String(path.at(-1))))
    return `Write ${oneNameSchema}.`;
  const words = type.split(',').flatMap((name) => wordsOfType[name] ?? []);
  const unit = String(path.at(-1)).endsWith('.ms') ? ' of milliseconds' : '';
  return `Write ${words.join(' or ').replace('a whole number', `a whole number${unit}`)}.`;
}

function unknownKey(path: Path, keysOf: KeysOf): Problem {
  const group = path.slice(0, -1);
  const key = String(path.at(-1));
  const keys = keysOf(schemaAt(group));
  const near = nearest(key, keys);
  const where = group.length === 0 ? 'an AsyncAPI document' : `\`${formatPath(group)}\``;
  const isBinding = group.at(-1) === 'bindings';
  return {
    path,
    message: isBinding ? `${shown(key)} is no binding of AsyncAPI.` : `${shown(key)} is not a key of ${where}.`,
    fix: near !== undefined ? `Did you mean \`${near}\`?` : otherFix(key, isBinding, keys),
    rule: isBinding ? 'unknown-binding' : 'unknown-key',
  };
}

function otherFix(key: string, isBinding: boolean, keys: readonly string[]): string {
  if (isTopicSetting(key)) return 'It belongs under `topicConfiguration` of the channel’s Kafka binding.';
  if (isBinding) return 'Write `kafka`.';
  return keys.length === 0
    ? 'Remove it.'
    : `Remove it; the keys here are ${keys.join(', ')}, and those that begin with \`x-\`.`;
}

/** Which object of AsyncAPI stands at a path of a document, as `keysOf` names it; empty for the top. */
function schemaAt(path: Path): string {
  const text = path.join('/').replace(/^components\//, '');
  const [, schema] = places.find(([pattern]) => pattern.test(text)) ?? [];
  return schema ?? (path.length === 0 ? '' : 'none');
}

const definition = (name: string) => `definitions/3.1.0/${name}`;
const kafka = (name: string) => `bindings/kafka/0.5.0/${name}`;

const places: readonly (readonly [RegExp, string])[] = [
  [/^info$/, definition('info')],
  [/(^|\/)messages\/[^/]+\/bindings\/kafka$/, kafka('message')],
  [/(^|\/)messages\/[^/]+\/bindings$/, definition('messageBindingsObject')],
  [/(^|\/)messages\/[^/]+$/, definition('messageObject')],
  [/^channels\/[^/]+\/bindings\/kafka$/, kafka('channel')],
  [/^channels\/[^/]+\/bindings$/, definition('channelBindingsObject')],
  [/^channels\/[^/]+$/, definition('channel')],
  [/^operations\/[^/]+\/bindings\/kafka$/, kafka('operation')],
  [/^operations\/[^/]+\/bindings$/, definition('operationBindingsObject')],
  [/^operations\/[^/]+$/, definition('operation')],
];
