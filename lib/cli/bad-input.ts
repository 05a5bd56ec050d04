/** Something that the caller gave cannot be used: what it is and what to give instead. Nothing was changed. */
export class BadInput extends Error {
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
    this.name = 'BadInput';
  }
}
