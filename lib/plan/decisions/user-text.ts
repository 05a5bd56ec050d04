/**
 * A text of the deployment file as one line of Markdown in which nothing of it means anything. A cell of a table leaves
 * the bar to the table, which escapes it itself.
 */
export const cellText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\*_`[\]<>#&~]/g, String.raw`\$&`)
    .replace(/^(\d*)([-+=.)])/, String.raw`$1\$2`);

export const lineText = (text: string): string => cellText(text).replaceAll('|', String.raw`\|`);
