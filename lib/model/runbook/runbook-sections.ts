/** A heading of a runbook with what stands below it, up to the next heading. */
export interface RunbookSection {
  readonly heading: string;
  readonly text: string;
}

/** A runbook by its headings, and what stands before the first of them. */
export function runbookSections(text: string): { readonly top: string; readonly sections: readonly RunbookSection[] } {
  const [top = '', ...parts] = text.split(/^## /m);
  return {
    top,
    sections: parts.map((part) => {
      const end = part.indexOf('\n');
      return { heading: part.slice(0, end), text: part.slice(end + 1).trim() };
    }),
  };
}
