import type { InvalidFile } from '../../config/invalid-file';

/** Contracts that can't be used; carries every problem of every file at once. */
export class InvalidContracts extends Error {
  override readonly name = 'InvalidContracts';

  constructor(
    /** One for each file with problems, by name. */
    readonly files: readonly InvalidFile[],
  ) {
    super(files.map(({ message }) => message).join('\n'));
  }
}
