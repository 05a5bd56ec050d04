import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { editorSchema } from '../lib/config/editor-schema';
import { fileChecks } from '../lib/config/file-checks';
import { renderReference } from '../lib/docs/render-reference';
import { renderRules } from '../lib/docs/render-rules';
import { rules } from '../lib/rules/all-rules';

/** Writes the generated part of docs; with `--check` only says what is stale. */
const documents: Readonly<Record<string, string>> = {
  'docs/deployment.schema.json': `${JSON.stringify(editorSchema(), null, 2)}\n`,
  'docs/deployment-file.md': renderReference(),
  'docs/rules.md': renderRules(fileChecks, rules),
};

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const stale = Object.entries(documents).filter(([file, text]) => current(file) !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: run \`npm run docs\``);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  mkdirSync('docs', { recursive: true });
  for (const [file, text] of stale) {
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
}
