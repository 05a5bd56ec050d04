/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** `one broker`, `3 brokers`. */
export const counted = (count: number, word: string) => (count === 1 ? `one ${word}` : `${count} ${word}s`);
