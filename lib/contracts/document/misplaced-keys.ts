import type { Plain } from '../../config/plain';
import { isPlain } from '../../config/plain';
import { shown } from '../../config/shown';
import type { ContractDocument } from './contract-document';
import type { ContractFiles, FileProblem } from './contract-file';
import type { ExtendedKind } from './extension-fields';
import { extendedKinds, keysOfKind } from './extension-fields';
import type { FoundPlace } from './place-in-files';
import { findPlace, followed } from './place-in-files';
import { referenceOf } from './reference';

/** An object of AsyncAPI in which a key of ours may stand, by intention or by a slip of indentation. */
interface Shape {
  /** How messages name it. */
  readonly name: string;
  /** Whose extensions it has; an object without has none of ours. */
  readonly kind?: ExtendedKind;
  readonly parts?: Readonly<Record<string, Shape>>;
  /** What each entry of a list is, or of a group whose keys are names. */
  readonly each?: Shape;
  /** Whether it is a reference to an object that is looked at where it stands. */
  readonly isReference?: true;
}

const named = (name: string, each: Shape): Shape => ({ name, each });

const bindings: Shape = {
  name: 'bindings',
  parts: { kafka: { name: 'kafka', parts: { topicConfiguration: { name: 'topicConfiguration' } } } },
};
const server: Shape = { name: 'server', parts: { bindings } };
const messageTrait: Shape = { name: 'message', parts: { bindings } };
const message: Shape = { name: 'message', parts: { bindings, traits: named('traits', messageTrait) } };
const channel: Shape = {
  name: 'channel',
  kind: 'channel',
  parts: { bindings, messages: named('messages', message), parameters: named('parameters', { name: 'parameter' }) },
};
const operationTrait: Shape = { name: 'operation', kind: 'operation', parts: { bindings } };
const operation: Shape = {
  name: 'operation',
  kind: 'operation',
  parts: { bindings, traits: named('traits', operationTrait), channel: { name: 'channel', isReference: true } },
};
const sections = {
  servers: named('servers', server),
  channels: named('channels', channel),
  operations: named('operations', operation),
};
const document: Shape = {
  name: 'document',
  kind: 'document',
  parts: {
    ...sections,
    info: { name: 'info', parts: { contact: { name: 'contact' }, license: { name: 'license' } } },
    components: {
      name: 'components',
      parts: {
        ...sections,
        messages: named('messages', message),
        messageTraits: named('messageTraits', messageTrait),
        operationTraits: named('operationTraits', operationTrait),
        serverBindings: named('serverBindings', bindings),
        channelBindings: named('channelBindings', bindings),
        operationBindings: named('operationBindings', bindings),
        messageBindings: named('messageBindings', bindings),
      },
    },
  },
};

/**
 * The keys of ours that stand where they are no key: under `bindings` by a level of indentation, under `info`, or beside a
 * `$ref`. They would be read as if they were not there, and a quota, an override or a removal with them.
 */
export const misplacedKeys = ({ files, file }: ContractDocument): readonly FileProblem[] =>
  misplacedAt(files, findPlace(files, { file, path: [] }), { shape: document, around: [] });

interface Looked {
  readonly shape: Shape;
  /** The kinds of object that it is in, the outermost first. */
  readonly around: readonly ExtendedKind[];
}

function misplacedAt(files: ContractFiles, place: FoundPlace, { shape, around }: Looked): readonly FileProblem[] {
  const { kind, parts = {}, each } = shape;
  const inside = kind === undefined ? around : [...around, kind];
  const beside = besideReference(place, { shape, around: inside });
  if (shape.isReference) return beside;
  const found = followed(files, place);
  const value = isPlain(found.value) || Array.isArray(found.value) ? (found.value as Plain) : {};
  const foreign = Object.keys(value).filter((key) => isOurs(key) && !isKeyOf(key, shape));
  const inner = Object.keys(value).flatMap((key) => {
    const part = Object.hasOwn(parts, key) ? parts[key] : each;
    if (part === undefined || isOurs(key)) return [];
    const at = { file: found.file, path: [...found.path, Array.isArray(value) ? Number(key) : key], value: value[key] };
    return misplacedAt(files, at, { shape: part, around: inside });
  });
  return [
    ...beside,
    ...foreign.map((key) => ({
      file: found.file,
      problem: {
        path: [...found.path, key],
        message: `${shown(key)} is not a key of \`${shape.name}\`.`,
        fix: homeOf(key, inside),
        rule: 'unknown-key',
      },
    })),
    ...inner,
  ];
}

const isKeyOf = (key: string, { kind }: Shape) => kind !== undefined && keysOfKind(kind).includes(key);

const isOurs = (key: string) => extendedKinds.some((kind) => keysOfKind(kind).includes(key));

/** A reference is replaced by what it leads to, and what stands beside it is gone. */
function besideReference({ file, path, value }: FoundPlace, { shape, around }: Looked): readonly FileProblem[] {
  if (!isPlain(value) || referenceOf(value) === undefined) return [];
  return Object.keys(value)
    .filter(isOurs)
    .map((key) => ({
      file,
      problem: {
        path: [...path, key],
        message: `${shown(key)} stands beside a \`$ref\` and is lost: what the reference leads to takes the place of both.`,
        fix: isKeyOf(key, shape) ? 'Write it where the reference leads.' : homeOf(key, around),
        rule: 'unknown-key',
      },
    }));
}

/** The object around it that has such a key is meant; where none does, any that has it. */
function homeOf(key: string, around: readonly ExtendedKind[]): string {
  const having = extendedKinds.filter((kind) => keysOfKind(kind).includes(key));
  const meant = around.findLast((kind) => having.includes(kind));
  const homes = meant === undefined ? having : [meant];
  return homes.includes('document')
    ? 'It belongs at the top of the document.'
    : `It belongs under ${homes.map((home) => `\`${home}\``).join(' or ')}.`;
}
