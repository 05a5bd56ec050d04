/** `one broker`, `3 brokers`. */
export const counted = (count: number, word: string): string => (count === 1 ? `one ${word}` : `${count} ${word}s`);
