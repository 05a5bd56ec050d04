import type { Document, ErrorCode, YAMLError } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import { fixOf } from './file-checks';
import type { Plain } from './plain';
import { isPlain } from './plain';
import type { Problem } from './problem';

export const maxFileBytes = 1_000_000;

/** Aliases of one anchor, counted with those inside it. */
const maxAliasCount = 32;
/** Levels of nesting; the deepest setting has eight. */
const settingsDepth = 20;

/** A YAML file as a tree of plain values, with the document that knows their lines. */
export interface ReadYaml {
  readonly tree: Plain;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/**
 * Reads one YAML document with a group of keys at its top, or says everything that keeps it from being one.
 * @param maxDepth levels of nesting that it may have
 */
export function readYaml(text: string, maxDepth = settingsDepth): ReadYaml | readonly Problem[] {
  if (Buffer.byteLength(text) > maxFileBytes) return [fileProblem('file-size', `is larger than ${maxFileBytes} bytes`)];
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    resolveKnownTags: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const faults = tellingFaults([...document.errors, ...document.warnings]);
  if (faults.length > 0) return faults.map((fault) => syntaxProblem(fault, lines));
  if (document.directives.yaml.explicit && document.directives.yaml.version !== '1.2') {
    return [
      {
        ...fileProblem('yaml-syntax', 'asks for YAML 1.1, where `no` and `010` mean something else'),
        fix: 'Remove the `%YAML` line.',
      },
    ];
  }
  return treeOf(document, lines, maxDepth);
}

function treeOf(document: Document.Parsed, lines: LineCounter, maxDepth: number): ReadYaml | readonly Problem[] {
  let tree: unknown;
  try {
    tree = document.toJS({ maxAliasCount });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const bomb = error.message.includes('Excessive alias count');
    return [
      fileProblem('yaml-aliases', bomb ? 'holds aliases that multiply' : 'holds an alias without an anchor before it'),
    ];
  }
  if (tree === null || tree === undefined) {
    return [
      {
        ...fileProblem('yaml-syntax', 'is empty'),
        fix: 'Begin from a commented one: `automq-kit init`, or `automq-kit consumer init`, writes it.',
      },
    ];
  }
  if (!isPlain(tree)) {
    const found = Array.isArray(tree) ? 'a list' : 'a single value';
    return [
      {
        ...fileProblem('yaml-syntax', `holds ${found}, not a group of keys`),
        fix: 'Begin with `version: 1` and put every section under its key.',
      },
    ];
  }
  if (isDeeperThan(maxDepth, tree))
    return [fileProblem('yaml-aliases', `is nested deeper than ${maxDepth} levels or contains itself`)];
  if (hasInheritedKey(tree)) {
    return [{ ...fileProblem('unknown-key', `has the key "${inheritedKey}"`), fix: 'Remove it.' }];
  }
  return { tree, document, lines };
}

/** A key by which JavaScript objects inherit; no section has it, and every reader stumbles over it. */
const inheritedKey = '__proto__';

const hasInheritedKey = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, inheritedKey) || Object.values(value).some(hasInheritedKey));

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

const fileProblem = (rule: Parameters<typeof fixOf>[0], message: string): Problem => ({
  path: [],
  message: `the file ${message}.`,
  fix: fixOf(rule),
  rule,
});

/** Our own words: the parser's messages may repeat what the file holds. */
const syntax: Partial<Record<ErrorCode, readonly [message: string, fix: string]>> = {
  DUPLICATE_KEY: ['this key stands twice in its group', 'Keep one of them.'],
  TAB_AS_INDENT: ['a tab is used as indentation', 'Indent with spaces.'],
  BAD_INDENT: ['the indentation fits no group or list above it', 'Line it up with its neighbours, with spaces.'],
  MULTIPLE_DOCS: [
    'a second document starts here',
    'Keep one document per file; remove the line `---` and what follows.',
  ],
  MISSING_CHAR: ['a colon, comma, quote or bracket is missing', 'Write `key: value`; close every quote and bracket.'],
  BAD_SCALAR_START: ['a value begins with a reserved character', 'Put the value in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'a second colon or a group follows a value on one line',
    'Put the value in quotes, or the group on lines of its own.',
  ],
  MULTILINE_IMPLICIT_KEY: ['a line has no colon after its key', 'Write `key: value`.'],
  NON_STRING_KEY: ['a key is not plain text', 'Write the key as text.'],
  BAD_DQ_ESCAPE: ['a backslash in double quotes begins no known escape', 'Use single quotes.'],
  BAD_ALIAS: ['an alias is not well formed', 'Write the value out, or put it in quotes if it begins with `*`.'],
  TAG_RESOLVE_FAILED: ['a YAML tag (`!…`) is used', 'Write the value without a tag.'],
  RESOURCE_EXHAUSTION: ['brackets are nested too deeply', fixOf('yaml-aliases')],
};

const openBracket = ['a bracket or brace is still open here', 'Close it on the lines before.'] as const;

/** Faults that break nothing after them. */
const separate: readonly ErrorCode[] = ['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED', 'NON_STRING_KEY'];

/** Of the faults that break the lines after them, the first is the cause. */
function tellingFaults(faults: readonly YAMLError[]): readonly YAMLError[] {
  const first = faults.find(({ code }) => !separate.includes(code));
  return faults.filter((fault) => fault === first || separate.includes(fault.code));
}

function syntaxProblem(fault: YAMLError, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(fault.pos[0]);
  const open = fault.code === 'BAD_INDENT' && fault.message.startsWith('Flow');
  const [message, fix] = (open ? openBracket : syntax[fault.code]) ?? ['this is not YAML', fixOf('yaml-syntax')];
  return { path: [], message: `column ${col}: ${message}.`, fix, rule: 'yaml-syntax', origin: { kind: 'file', line } };
}
