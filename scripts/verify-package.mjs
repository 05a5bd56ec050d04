// Packs the kit, installs the tarball into an empty project beside jest, and uses it there the way the sample
// repository does: its test twice (the second run finds nothing changed), the command line, and the types.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dir = mkdtempSync(join(tmpdir(), 'automq-kit-package-'));
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

try {
  const [{ filename, files, size }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', dir], root));
  console.log(`packed ${files.length} files, ${(size / 1024).toFixed(0)} KiB`);
  const project = join(dir, 'project');
  cpSync(join(root, 'test', 'samples', 'fleet'), project, { recursive: true });
  const versioned = (name) => `${name}@${devDependencies[name]}`;
  run(
    'npm',
    [
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      join(dir, filename),
      versioned('jest'),
      versioned('typescript'),
      versioned('@types/jest'),
    ],
    project,
  );
  const jest = join(project, 'node_modules', '.bin', 'jest');
  // Where CI is set jest writes nothing new unless told so.
  run(jest, ['--ci=false'], project);
  run(jest, ['--ci'], project);
  const snapshots = readdirSync(join(project, '__deployments__'), { recursive: true }).filter((name) =>
    name.endsWith('.yaml'),
  );
  console.log(`the sample repository's test wrote ${snapshots.length} snapshots and found them unchanged`);
  refusesLostFile(project, jest);
  run(
    join(project, 'node_modules', '.bin', 'automq-kit'),
    ['synth', 'deployments/pilot.yaml', '--out', 'out'],
    project,
  );
  for (const made of ['out/cdk.out/manifest.json', 'out/manifests/bundle.json']) {
    if (!existsSync(join(project, made))) throw new Error(`automq-kit synth did not write ${made}`);
  }
  console.log('the installed command wrote stacks and manifests');
  writeFileSync(
    join(project, 'use.ts'),
    `import { infrastructure, manifests, loadDeployment } from 'automq-kit';
     import type { Deployment } from 'automq-kit';
     import { DurableBucket } from 'automq-kit/constructs';
     import { App, Stack } from 'aws-cdk-lib/core';
     const deployment: Deployment = loadDeployment('deployments/pilot.yaml');
     const own = new App();
     new DurableBucket(new Stack(own, 'Own'), 'Archive', { name: 'own-archive', encryption: 's3Managed', expireAfterDays: 'never' });
     own.synth();
     const names: string[] = manifests(deployment).waves.map(({ id }) => id);
     console.log(names.length, infrastructure(deployment).synth().stacks.length);\n`,
  );
  run(
    join(project, 'node_modules', '.bin', 'tsc'),
    ['--strict', '--skipLibCheck', '--module', 'node20', '--types', 'node,jest', '--outDir', 'made', 'use.ts'],
    project,
  );
  const printed = run(process.execPath, ['made/use.js'], project).trim();
  if (!/^[1-9]\d* [1-9]\d*$/.test(printed)) throw new Error(`the library printed "${printed}"`);
  console.log('a TypeScript program compiles against the types and runs');
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** A deployment file that is gone while its snapshots are left must not leave the test green. */
function refusesLostFile(project, jest) {
  const file = join(project, 'deployments', 'plant.yaml');
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  const { status, stderr } = spawnSync(jest, ['--ci'], { cwd: project, encoding: 'utf8' });
  if (status === 0 || !stderr.includes('no snapshots are left of a deployment that is gone')) {
    throw new Error(`a deployment file that is gone was not noticed\n${stderr}`);
  }
  writeFileSync(file, text);
  console.log('a deployment file that is gone fails the test');
}

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`);
    process.exit(1);
  }
  return stdout;
}
