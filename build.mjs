import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { licencesOf } from './scripts/licences-of.mjs';

/** AsyncAPI's parser is the one thing that is shipped inside: installed, it would bring a package that reports home. */
const parser = 'lib/contracts/document/asyncapi-parser.ts';

const entryPoints = [
  'bin/infra.ts',
  'bin/manifests.ts',
  'bin/automq-kit.ts',
  'lib/index.ts',
  'lib/public-constructs.ts',
  'lib/testing.ts',
  'scripts/docs.ts',
];

const shared = {
  entryNames: '[name]',
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  treeShaking: true,
  logLevel: 'warning',
};

await build({
  ...shared,
  entryPoints: entryPoints.filter((path) => existsSync(path)),
  packages: 'external',
  sourcemap: true,
  // Programs of other languages and the runbook are part of the manifests.
  loader: { '.java': 'text', '.md': 'text' },
  plugins: [
    {
      name: 'parser-in-a-file-of-its-own',
      setup: ({ onResolve }) =>
        onResolve({ filter: /\/asyncapi-parser$/ }, () => ({ path: './asyncapi-parser.js', external: true })),
    },
  ],
});

const { metafile } = await build({
  ...shared,
  entryPoints: [parser],
  minifyWhitespace: true,
  // One of its packages is UMD by `main` and requires its parts in a way that no bundler follows.
  mainFields: ['module', 'main'],
  metafile: true,
});
writeFileSync('dist/asyncapi-parser.licences.txt', licencesOf(Object.keys(metafile.inputs)));

/** Parts of packages that nobody asks for in the job, by the file that brings them, and what is left of it. */
const leftOut = [
  [/@platformatic\/kafka\/dist\/registries\/index\.js$/, 'export {};'],
  [/zod\/v4\/locales\/index\.js$/, "export { default as en } from './en.js';"],
];

// The job in the cluster has no packages beside it, so everything is in its program.
const job = await build({
  ...shared,
  entryPoints: ['bin/contracts-job.ts'],
  write: false,
  minify: true,
  metafile: true,
  // With its WebAssembly inside, where the other one reads a file beside it.
  alias: { '@platformatic/wasm-utils': '@platformatic/wasm-utils/bundled' },
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [
    {
      name: 'left-out',
      setup: ({ onLoad }) =>
        leftOut.forEach(([filter, contents]) =>
          onLoad({ filter }, ({ path }) => ({ contents, resolveDir: dirname(path) })),
        ),
    },
  ],
});
writeFileSync('dist/contracts-job.js.gz', gzipSync(job.outputFiles[0].contents, { level: 9 }));
writeFileSync('dist/contracts-job.licences.txt', licencesOf(Object.keys(job.metafile.inputs)));
