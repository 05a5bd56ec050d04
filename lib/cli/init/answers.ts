/** Answers by the key of their question; an optional one may have none. */
export type Answers = ReadonlyMap<string, readonly string[]>;

export const answersTo = (answers: Answers, key: string): readonly string[] => answers.get(key) ?? [];

/** The one answer to a question that has exactly one. */
export const answerTo = (answers: Answers, key: string): string => answersTo(answers, key).join(' ');
