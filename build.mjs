import { existsSync } from 'node:fs';
import { build } from 'esbuild';

const entryPoints = [
  'bin/infra.ts',
  'bin/manifests.ts',
  'bin/automq-kit.ts',
  'lib/index.ts',
  'lib/public-constructs.ts',
  'lib/testing.ts',
  'scripts/docs.ts',
];

await build({
  entryPoints: entryPoints.filter((path) => existsSync(path)),
  entryNames: '[name]',
  outdir: 'dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  treeShaking: true,
  // Programs of other languages and the runbook are part of the manifests.
  loader: { '.java': 'text', '.md': 'text' },
  logLevel: 'warning',
});
