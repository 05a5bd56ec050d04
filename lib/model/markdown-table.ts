/** A table in Markdown; its first row holds the headings. */
export const markdownTable = ([headings = [], ...rows]: readonly (readonly string[])[]): readonly string[] =>
  [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`);

const escaped = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
