import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of packages whose files went into a bundle, with their texts, sorted by name.
 * @param {readonly string[]} inputs paths of the files
 * @returns {string}
 */
export function licencesOf(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const packages = [...folders].map((folder) => {
    const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const kind = license ?? licenses?.map(({ type }) => type).join(', ');
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
    if (kind === undefined && file === undefined) throw new Error(`${folder} says nothing of its licence`);
    const notice = join(folder, 'NOTICE');
    const texts = [file && join(folder, file), existsSync(notice) ? notice : undefined].filter(Boolean);
    const own = texts.map((path) => readFileSync(path, 'utf8').trim()).join('\n\n');
    const text = own === '' ? `The package brings no text; https://spdx.org/licenses/${kind}.html has it.` : own;
    return { name, version, kind, text };
  });
  return packages
    .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1))
    .map(({ name, version, kind, text }) => `${name} ${version} (${kind ?? 'see below'})\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}
