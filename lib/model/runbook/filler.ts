import type { RunbookName } from './runbook-names';

/** Fenced blocks and what stands between backquotes. */
const code = /^ *```\n[\s\S]*?^ *```$|`[^`]+`/gm;

/**
 * Fills the names of a deployment into the code of a section. What has one answer is filled in; the rest become variables,
 * which a block at the beginning sets, so that every command works when it is copied.
 */
export function filler(names: readonly RunbookName[]): (text: string) => string {
  const byWord = new Map(names.map((name) => [name.word, name]));
  const words = new RegExp(names.map(({ word }) => (/^\w+$/.test(word) ? `\\b${word}\\b` : word)).join('|'), 'g');
  return (text) => {
    const used = new Map<string, string>();
    const filled = text.replace(code, (part) =>
      part.replace(words, (word) => {
        const name = byWord.get(word);
        if (name === undefined) throw new Error(`the runbook has no name "${word}"`);
        if (name.value !== undefined) return name.value;
        used.set(word, name.hint);
        return `$${word}`;
      }),
    );
    return used.size === 0 ? filled : `${settings(used)}\n\n${filled}`;
  };
}

function settings(used: ReadonlyMap<string, string>): string {
  const width = Math.max(...[...used.keys()].map((word) => word.length)) + 2;
  const lines = [...used].map(([word, hint]) => `${`${word}=`.padEnd(width)}# ${hint}`);
  return ['Set these first; the commands below use them.', '', '```', ...lines, '```'].join('\n');
}
