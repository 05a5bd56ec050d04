/** A text of the plan or the file, which means nothing in Markdown; `code` stays code. */
export const plain = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_<>[\]`]/g, String.raw`\$&`)))
    .join('');
