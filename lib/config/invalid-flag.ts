import { InvalidFile } from './invalid-file';
import type { Problem } from './problem';

/** A flag of the command line that can’t be used; like a file, but named once in each problem. */
export class InvalidFlag extends InvalidFile {
  constructor(flag: string, problems: readonly Problem[]) {
    super(flag, problems);
    this.message = problems.map(({ message, fix, rule }) => `${flag}: ${message} [${rule}]\n    ${fix}`).join('\n');
  }
}
