import { join } from 'node:path';
import { printable } from '../../config/printable';
import type { Path, Problem } from '../../config/problem';
import type { Deployment } from '../../model/deployment';
import type { AccessDraft } from './access-draft';
import type { ContractDocument } from './contract-document';
import { placeOfPart } from './contract-document';
import type { TopicDraft } from './topic-draft';

/** What all documents of a deployment say, and the part of the deployment that they are held against. */
export interface Drafts {
  readonly deployment: Pick<Deployment, 'workloads' | 'security'> & {
    readonly contracts: NonNullable<Deployment['contracts']>;
  };
  readonly topics: readonly TopicDraft[];
  readonly accesses: readonly AccessDraft[];
  readonly removals: readonly RemovalDraft[];
  /** Documents that could not be read, and of which nothing is known. */
  readonly unread: readonly string[];
  /** Folder of the names of documents, as messages have it. */
  readonly shownBase: string;
}

export interface RemovalDraft {
  readonly document: ContractDocument;
  readonly path: Path;
  readonly topic: string;
}

/** A problem with the document from whose top its path leads. */
export interface DraftProblem {
  readonly document: ContractDocument;
  readonly problem: Problem;
}

/** Where another draft stands, for people: its document is named as in the message’s own place. */
export function shownPlace({ shownBase }: Pick<Drafts, 'shownBase'>, document: ContractDocument, path: Path): string {
  const { document: file, line } = placeOfPart(document, path);
  const name = printable(join(shownBase, file));
  return line === undefined ? name : `${name}:${line}`;
}
