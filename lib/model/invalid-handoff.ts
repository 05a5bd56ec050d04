/** One thing that is wrong with what a deploy is said to have given. */
export interface HandoffProblem {
  readonly message: string;
  readonly fix: string;
}

/** A file of stack outputs that can’t be used; carries every problem at once. */
export class InvalidHandoff extends Error {
  constructor(
    readonly file: string,
    readonly problems: readonly HandoffProblem[],
  ) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super([`${file}: ${count}`, ...problems.map(({ message, fix }) => `  ${message}\n      ${fix}`)].join('\n'));
    this.name = 'InvalidHandoff';
  }
}
