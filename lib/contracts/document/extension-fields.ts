import { z } from 'zod';
import { checkTree } from '../../config/check-tree';
import type { JsonSchema } from '../../config/json-schema';
import { toJsonSchema } from '../../config/json-schema';
import { nearest } from '../../config/nearest';
import type { Plain } from '../../config/plain';
import { isPlain } from '../../config/plain';
import type { Path, Problem } from '../../config/problem';
import { channelFields } from '../config/channel-fields';
import { documentFields } from '../config/document-fields';
import { operationFields } from '../config/operation-fields';

/** What has extensions of ours; nothing else in a document has any. */
export const extended = z.strictObject({
  document: documentFields.optional().describe('What stands at the top of a document.'),
  channel: channelFields.optional().describe('What stands in a channel.'),
  operation: operationFields.optional().describe('What stands in an operation.'),
});

type Extended = z.output<typeof extended>;
export type ExtendedKind = keyof Extended;

/** The extensions as JSON Schema, under the kind of object that has them. */
export const extensionRoot = (): JsonSchema => (root ??= toJsonSchema(extended));
let root: JsonSchema | undefined;

export const extendedKinds: readonly ExtendedKind[] = ['document', 'channel', 'operation'];

/** The extensions of a kind of object. */
export const keysOfKind = (kind: ExtendedKind): readonly string[] =>
  Object.keys(extensionRoot().properties?.[kind]?.properties ?? {});

export interface CheckedFields<Kind extends ExtendedKind> {
  /** Present where there is no problem. */
  readonly fields?: NonNullable<Extended[Kind]>;
  /** Their paths begin at the object. */
  readonly problems: readonly Problem[];
}

/**
 * Checks the extensions of one object. An `x-` key that looks like one of ours is a mistake, and one that is ours elsewhere
 * has been told (misplaced-keys.ts); any other one is the team’s own and is left alone.
 * @param sourceOf the text of a value as the file has it, by its path in the object
 */
export function extensionFields<Kind extends ExtendedKind>(
  kind: Kind,
  node: Plain,
  sourceOf: (path: Path) => string | undefined,
): CheckedFields<Kind> {
  const tree = { [kind]: Object.fromEntries(Object.entries(node).filter(([key]) => isOurs(key, kind, node))) };
  const format = { schema: extended, root: extensionRoot, checkRules: () => [] };
  const { config, problems } = checkTree(tree, format, (path) => sourceOf(path.slice(1)));
  return {
    fields: config?.[kind] as CheckedFields<Kind>['fields'],
    // In a document the way to a key begins at the object that has it.
    problems: problems.map(({ path, message, ...problem }) => ({
      ...problem,
      path: path.slice(1),
      message: message.replace(` is not a key of \`${kind}.`, ' is not a key of `'),
    })),
  };
}

function isOurs(key: string, kind: ExtendedKind, node: Plain): boolean {
  const own = keysOfKind(kind);
  if (own.includes(key)) return true;
  if (!key.startsWith('x-') || extendedKinds.some((other) => keysOfKind(other).includes(key))) return false;
  const absent = own.filter((name) => !Object.hasOwn(node, name));
  return nearest(key, absent) !== undefined;
}

/** The object, or an empty one where something else stands. */
export const groupOf = (value: unknown): Plain => (isPlain(value) ? value : {});
