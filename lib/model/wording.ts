/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.slice(-1).join('')}`;

/** The same for up to so many; of more the first ones: `a, b and 7 more`. */
export const shortened = (words: readonly string[], most: number): string =>
  words.length <= most ? listed(words) : `${words.slice(0, most).join(', ')} and ${words.length - most} more`;

/** `one broker`, `3 brokers`. */
export const counted = (count: number, word: string): string => (count === 1 ? `one ${word}` : `${count} ${word}s`);
