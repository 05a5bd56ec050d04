/**
 * The whole answer of a broker. The client library throws where one of a hundred topics has an error; the error carries
 * the answer, in which each topic says what became of it.
 */
export async function answerOf<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && 'response' in error && typeof error.response === 'object' && error.response !== null)
      return error.response as T;
    throw error;
  }
}
