/**
 * Text that others chose, as a message may repeat it. Names of files, of groups and of transactional ids may hold what
 * moves a terminal’s cursor, begins a line of its own or turns the direction of writing.
 */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (odd) => `\\u${odd.charCodeAt(0).toString(16).padStart(4, '0')}`);
