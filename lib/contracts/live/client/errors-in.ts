/** What is of use in an error of the client library or of Node.js. */
interface Known {
  readonly code?: string;
  /** Kafka’s name of the error, such as `TOPIC_ALREADY_EXISTS`. */
  readonly apiId?: string;
  readonly message: string;
  readonly serverErrorMessage?: string | null;
}

/** An error, its causes and all errors that it gathers, in that order. */
export function errorsIn(error: unknown): readonly Known[] {
  const found: Error[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0) {
    const next = waiting.shift();
    if (!(next instanceof Error) || found.includes(next)) continue;
    found.push(next);
    waiting.push(next.cause);
    if ('errors' in next && Array.isArray(next.errors)) waiting.push(...(next.errors as unknown[]));
  }
  return found;
}
