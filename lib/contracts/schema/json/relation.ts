import type { Gap } from '../schema-change';
import type { SchemaNode } from './schema-node';
import type { Writer } from './writer';

/** How schemas stand to each other; it remembers what it compares, so that a schema that holds itself ends. */
export interface Relation {
  /** What a reader refuses of what is written; paths begin at these schemas. */
  readonly gaps: (writer: Writer, reader: SchemaNode) => readonly Gap[];
  /** Whether no value is valid under both, as far as one can prove. */
  readonly isDisjoint: (writer: Writer, reader: SchemaNode) => boolean;
  /** The same one step into the record: an item or a property. */
  readonly inside: Relation;
}

/** One comparison: what is written, flat, and by what it is read. */
export interface Comparison {
  readonly writer: Writer;
  readonly reader: SchemaNode;
  readonly relation: Relation;
}

/** Gaps that were found further down, as seen from here. */
export const under = (path: Gap['path'], gaps: readonly Gap[]): readonly Gap[] =>
  gaps.map((gap) => ({ ...gap, path: [...path, ...gap.path] }));
