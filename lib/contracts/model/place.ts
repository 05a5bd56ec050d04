import type { Path } from '../../config/problem';

/** Where in which document something stands. */
export interface Place {
  /** Path of the document as the deployment file leads to it. */
  readonly document: string;
  readonly path: Path;
  /** From 1; undefined where the document’s text says nothing of it. */
  readonly line?: number;
}
