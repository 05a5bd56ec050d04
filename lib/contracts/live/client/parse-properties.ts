/** A setting of a properties file. */
export interface PropertyLine {
  readonly key: string;
  readonly value: string;
  /** From 1, where it begins. */
  readonly line: number;
}

/** The settings of a text in the form of `java.util.Properties`, in their order; comments and empty lines are none. */
export function parseProperties(text: string): readonly PropertyLine[] {
  const found: PropertyLine[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const start = index;
    let logical = beginningOf(lines[index]);
    if (logical === '' || /^[#!]/.test(logical)) continue;
    while (goesOn(logical) && index + 1 < lines.length) {
      index += 1;
      logical = logical.slice(0, -1) + beginningOf(lines[index]);
    }
    found.push({ ...keyAndValue(logical), line: start + 1 });
  }
  return found;
}

const beginningOf = (line = '') => line.replace(/^[ \t\f]+/, '');

/** Whether a line ends with an odd number of backslashes. */
const goesOn = (line: string) => (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1;

function keyAndValue(logical: string): { readonly key: string; readonly value: string } {
  const [, key = '', value = ''] =
    /^((?:\\.|[^\\ \t\f=:])*)(?:[ \t\f]*[=:][ \t\f]*|[ \t\f]+|$)(.*)$/s.exec(logical) ?? [];
  return { key: unescaped(key), value: unescaped(value) };
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

const unescaped = (text: string) =>
  text.replace(/\\(u[0-9a-fA-F]{4}|.|$)/gs, (_, escape: string) =>
    /^u./.test(escape) ? String.fromCharCode(parseInt(escape.slice(1), 16)) : (escapes[escape] ?? escape),
  );
