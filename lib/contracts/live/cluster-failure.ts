/** A cluster that can’t be reached, refuses who asks, or answers with an error. What is done stays done. */
export class ClusterFailure extends Error {
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
    this.name = 'ClusterFailure';
  }
}
