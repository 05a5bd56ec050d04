const plain = /^[A-Za-z][A-Za-z0-9./_-]*$/;
const notText = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a YAML value that stays text wherever it stands, also inside `{ }` and `[ ]`. */
export const yamlScalar = (text: string) =>
  plain.test(text) && !notText.test(text) ? text : `'${text.replaceAll("'", "''")}'`;

export const yamlList = (texts: readonly string[]) => `[${texts.map(yamlScalar).join(', ')}]`;
