import { Parser } from '@asyncapi/parser/cjs';
import { documentStructure } from '@asyncapi/parser/cjs/ruleset/functions/documentStructure';
import specs from '@asyncapi/specs';
import { isPlain } from '../../config/plain';

/*
 * AsyncAPI's own parser. The build puts it with all that it needs into one file, dist/asyncapi-parser.js, which is loaded
 * when a contract is read: it takes a second, and no other command waits for it.
 */

/** Something that the parser says of a document. */
export interface Diagnostic {
  /** Id of the parser’s rule. */
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  /** Path of the file in which it stands, as it was given. */
  readonly source: string | undefined;
}

export interface ParsedDocument {
  /** The document with references resolved and traits applied; undefined where it is no valid one. */
  readonly tree: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Spectral’s number for an error; warnings and hints are about style. */
const errorSeverity = 0;

/** Its rules compile the schema of AsyncAPI for each inventory of documents anew, half a second each: there is one. */
const inventory = {};

type Structure = (tree: unknown, options: { readonly resolved: boolean }, context: object) => undefined;

const structure = (resolved: boolean) => ({
  message: '{{error}}',
  severity: 'error' as const,
  given: '$',
  resolved,
  then: {
    function: (tree: unknown, options: { readonly resolved: boolean }, context: object) =>
      (documentStructure as unknown as Structure)(tree, options, { ...context, documentInventory: inventory }),
    functionOptions: { resolved },
  },
});

/**
 * Reads documents one after another.
 * @param textOf the text of a file by its path; nothing else is read, from disk or network
 */
export function asyncapiReader(textOf: (path: string) => string | undefined) {
  const nothing = '{}';
  const parser = new Parser({
    ruleset: {
      recommended: false,
      rules: {
        'asyncapi-document-resolved': structure(true),
        'asyncapi-document-unresolved': structure(false),
        'asyncapi-latest-version': 'off',
      },
    },
    __unstable: {
      resolver: {
        resolvers: [
          { schema: 'file', order: 1, read: (uri) => textOf(decodeURIComponent(uri.path())) ?? nothing },
          // Whoever asks for something remote has been told; the parser must not fetch it.
          ...['http', 'https'].map((schema) => ({ schema, order: 1, read: () => nothing })),
        ],
      },
    },
  });
  return async (path: string): Promise<ParsedDocument> => {
    const { document, diagnostics } = await parser.parse(textOf(path) ?? nothing, { source: path });
    return {
      tree: document && withoutParserKeys(document.json(), new Map()),
      diagnostics: diagnostics
        .filter(({ severity }) => (severity as number) === errorSeverity)
        .map(({ code, message, path: at, source }) => ({ code: String(code), message, path: at.map(String), source })),
    };
  };
}

/** The parser notes its own ids in the tree; cycles stay cycles. */
function withoutParserKeys(value: unknown, made: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = made.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    made.set(value, list);
    for (const item of value) list.push(withoutParserKeys(item, made));
    return list;
  }
  const copy: Record<string, unknown> = {};
  made.set(value, copy);
  for (const [key, inner] of Object.entries(value)) {
    if (!key.startsWith('x-parser-')) copy[key] = withoutParserKeys(inner, made);
  }
  return copy;
}

/**
 * The keys that AsyncAPI or its Kafka binding has for a kind of object.
 * @param id of its schema, such as `definitions/3.1.0/channel` or `bindings/kafka/0.5.0/channel`; empty for the top
 */
export function keysOf(id: string): readonly string[] {
  const top = specs.schemas['3.1.0'] as unknown as { readonly definitions: Readonly<Record<string, unknown>> };
  const found = id === '' ? top : top.definitions[`http://asyncapi.com/${id}.json`];
  return isPlain(found) && isPlain(found.properties) ? Object.keys(found.properties) : [];
}
