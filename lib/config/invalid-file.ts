import { printable } from './printable';
import type { Problem } from './problem';
import { formatPlace } from './problem';

/** A file that a person wrote and that can't be used; carries every problem at once. */
export class InvalidFile extends Error {
  constructor(
    readonly file: string,
    readonly problems: readonly Problem[],
    /** Whether values of the wrong type kept the rules that compare several settings from running. */
    readonly rulesSkipped = false,
  ) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    const skipped = 'The rules between settings were not checked yet: values above are missing or of the wrong type.';
    super(
      [
        `${printable(file)}: ${count}`,
        // The id is that of the file's reference in docs, where the reason stands.
        ...problems.map(
          (problem) =>
            `  ${formatPlace(printable(file), problem)}${problem.message} [${problem.rule}]\n      ${problem.fix}`,
        ),
        ...(rulesSkipped ? [skipped] : []),
      ].join('\n'),
    );
  }
}
