// A program of this folder that is written in TypeScript, for a script that is not.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What it exports. It is bundled into the folder. */
export async function bundledProgram(name, folder) {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    loader: { '.java': 'text', '.md': 'text' },
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}
