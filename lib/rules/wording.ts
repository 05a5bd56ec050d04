/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]) => words.join(', ').replace(/, ([^,]*)$/, ' and $1');

/** `one broker`, `3 brokers`. */
export const counted = (count: number, word: string) => (count === 1 ? `one ${word}` : `${count} ${word}s`);
