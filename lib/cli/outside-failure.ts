/** The cluster, kubectl or the disk failed. What is done stays done, and the same command can be run again. */
export class OutsideFailure extends Error {
  constructor(
    message: string,
    readonly fix?: string,
  ) {
    super(message);
    this.name = 'OutsideFailure';
  }
}
