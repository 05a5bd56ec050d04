/** Characters that a list of names in a runbook takes. The first name is there however long it is. */
const mostCharacters = 160;

/** The first of some names, and how many are left out; a page is no place for hundreds. */
export function few(all: readonly string[]): string {
  const names = [...new Set(all)];
  const shown: string[] = [];
  for (const name of names) {
    if (shown.length > 0 && [...shown, name].join(', ').length > mostCharacters) break;
    shown.push(name);
  }
  const left = names.length - shown.length;
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ');
}
