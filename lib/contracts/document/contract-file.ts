import type { Problem } from '../../config/problem';
import type { ReadFile } from '../../config/problems-in-file';

/** A file of contracts, or one that they refer to. */
export interface ContractFile extends ReadFile {
  /** Its path from the folder of the deployment file, with slashes. */
  readonly name: string;
}

/** By name. */
export type ContractFiles = ReadonlyMap<string, ContractFile>;

/** Something wrong in a file of contracts; the path is that of the file's own text. */
export interface FileProblem {
  /** Name of the file. */
  readonly file: string;
  readonly problem: Problem;
}
