import type { Document, LineCounter, Node } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Path } from './problem';

/** What the text of a file says of one path. */
export interface YamlPlace {
  /** How many parts of the path the file holds. */
  readonly depth: number;
  /** Line of the last part that it holds; undefined when it holds none. */
  readonly line: number | undefined;
  /** The value as it is written, when it is a plain one. */
  readonly source: string | undefined;
}

/** Finds where a path stands; for what is not written, its nearest written parent. */
export function placeOf(document: Document.Parsed, lines: LineCounter, path: Path): YamlPlace {
  let node: unknown = document.contents;
  let offset: number | undefined;
  let depth = 0;
  for (const part of path) {
    const inner = step(resolved(node, document), part);
    if (inner === undefined) break;
    node = inner.value;
    offset = inner.offset;
    depth += 1;
  }
  const value = resolved(node, document);
  const source =
    depth === path.length && isScalar(value) && typeof value.source === 'string' ? value.source : undefined;
  return { depth, line: offset === undefined ? undefined : lines.linePos(offset).line, source };
}

const resolved = (node: unknown, document: Document.Parsed) => (isAlias(node) ? node.resolve(document) : node);

function step(node: unknown, part: string | number): { value: unknown; offset: number | undefined } | undefined {
  if (typeof part === 'number') {
    const item: unknown = isSeq(node) ? node.items[part] : undefined;
    return item === undefined ? undefined : { value: item, offset: (item as Node).range?.[0] };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
  return pair && { value: pair.value, offset: (pair.key as Node).range?.[0] };
}
