/** Whether a text matches a pattern of JSON Schema; undefined for a pattern that is none of ECMAScript’s. */
export function patternMatches(pattern: string, text: string): boolean | undefined {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return undefined;
  }
}
