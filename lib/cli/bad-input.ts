/** Something that the caller gave cannot be used: what it is and what to give instead. Nothing was changed. */
export class BadInput extends Error {
  constructor(
    message: string,
    readonly fix: string,
    /** What else cannot be used. */
    readonly others: readonly BadInput[] = [],
  ) {
    super(message);
    this.name = 'BadInput';
  }
}
