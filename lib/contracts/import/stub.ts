import type { Node } from 'yaml';
import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** Something that no measurement knows, so that a person decides it. */
export interface Question {
  readonly key: string;
  /** What the key means. */
  readonly what: string;
  /** Who decides. */
  readonly by: string;
  /** What was measured that helps. */
  readonly known?: string;
}

export type StubLine =
  { readonly note: string } | { readonly question: Question } | { readonly key: string; readonly value: StubValue };

/** Keys of a group in their order, with comments between them. */
export interface StubGroup {
  readonly lines: readonly StubLine[];
}

export type StubValue = string | number | boolean | readonly StubValue[] | StubGroup;

/**
 * A YAML file with comments. A question is its key commented out, so that the file is refused until somebody decides; the
 * names that clusters hold are quoted where they must be and can’t end a comment.
 */
export function renderStub(head: readonly string[], group: StubGroup): string {
  const document = new Document(mapOf(group));
  document.commentBefore = commentOf(head);
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false });
}

/** Every question of a group and of the groups in it. */
export function questionsOf({ lines }: StubGroup): readonly Question[] {
  return lines.flatMap((line) => {
    if ('question' in line) return [line.question];
    return 'key' in line ? questionsIn(line.value) : [];
  });
}

function questionsIn(value: StubValue): readonly Question[] {
  if (typeof value !== 'object') return [];
  return 'lines' in value ? questionsOf(value) : value.flatMap(questionsIn);
}

/** Text of a cluster as a comment may repeat it: one line, and not endless. */
export const printable = (text: string): string => {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
};

const longest = 300;

const commentOf = (texts: readonly string[]) => texts.map((text) => ` ${text}`.trimEnd()).join('\n');

function mapOf({ lines }: StubGroup): YAMLMap {
  const map = new YAMLMap();
  let waiting: string[] = [];
  for (const line of lines) {
    if ('note' in line) waiting.push(printable(line.note));
    else if ('question' in line) waiting.push(...wordsOf(line.question));
    else {
      const key = new Scalar(line.key);
      if (waiting.length > 0) key.commentBefore = commentOf(waiting);
      waiting = [];
      map.add(new Pair(key, nodeOf(line.value)));
    }
  }
  if (waiting.length > 0) map.comment = commentOf(waiting);
  return map;
}

function nodeOf(value: StubValue): Node {
  if (typeof value !== 'object') return new Scalar(value);
  if ('lines' in value) return mapOf(value);
  const list = new YAMLSeq();
  list.flow = value.every((each) => typeof each !== 'object');
  list.items = value.map(nodeOf);
  return list;
}

const wordsOf = ({ key, what, by, known }: Question): readonly string[] => [
  `DECIDE ${key}: ${what} Who: ${by}.`,
  ...(known === undefined ? [] : [`  ${printable(known)}`]),
  `${key}:`,
];
