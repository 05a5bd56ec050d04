import type { Path, Problem } from '../../config/problem';
import type { Deployment } from '../../model/deployment';
import type { AccessDraft } from './access-draft';
import type { ContractDocument } from './contract-document';
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

/** Where another draft stands, for people. */
export const shownPlace = (document: ContractDocument, line: number | undefined): string =>
  line === undefined ? document.file : `${document.file}:${line}`;
