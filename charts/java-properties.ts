/**
 * Text of a Java properties file, keys sorted, that `java.util.Properties` reads back to exactly these strings.
 */
export function javaProperties(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${escapeKey(key)}=${escapeValue(value)}\n`)
    .join('');
}

const escapeKey = (key: string) => escapeText(key).replace(/[ :=#!]/g, '\\$&');

const escapeValue = (value: string) => escapeText(value).replace(/^ /, '\\ ');

/** Java reads the file as ISO 8859-1 and takes a backslash for the start of an escape. */
const escapeText = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
