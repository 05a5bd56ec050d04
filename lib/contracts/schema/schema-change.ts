import type { Path } from '../../config/problem';

/** Something that a reader cannot read of what a writer may write. */
export interface Gap {
  /** `break`: some record would be refused; `undecided`: nobody can say from the schemas alone. */
  readonly kind: 'break' | 'undecided';
  /** Keys from the top of the schema. */
  readonly path: Path;
  /** What the writer’s schema says there. */
  readonly writer: string;
  /** What the reader’s schema says there. */
  readonly reader: string;
  /** What is wrong with it, without saying which of them is the new one. */
  readonly why: string;
  /** What a reader must take so that it is right. */
  readonly wanted: string;
}

/** One way in which a schema is not compatible with one before it. */
export interface SchemaChange {
  readonly kind: Gap['kind'];
  readonly path: Path;
  /** What the previous version says there. */
  readonly was: string;
  /** What the current version says there. */
  readonly is: string;
  /** `backward`: the new version does not read old records; `forward`: the old one does not read new records. */
  readonly direction: 'backward' | 'forward';
  readonly why: string;
  readonly fix: string;
  /** Position of the previous version in the list that was given, from 0. */
  readonly version: number;
}
