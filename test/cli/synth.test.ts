import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { fillOutputFolder, writeFiles } from '../../lib/cli/output-folder';
import { OutsideFailure } from '../../lib/cli/outside-failure';
import { renderSynthSummary } from '../../lib/cli/synth-summary';
import { testIo } from './support/test-io';

const deployment = (name: string) => join(__dirname, '..', '..', 'deployments', `${name}.yaml`);

async function synth(args: readonly string[], io = testIo()) {
  const code = await runProgram(['synth', ...args], io);
  const hidden = (text: string) => text.replaceAll(join(__dirname, '..', '..'), '<kit>').replaceAll(io.cwd, '<here>');
  return { io, code, output: hidden(io.output()), errors: hidden(io.errors()) };
}

test('a private deployment gets manifests, and the command that applies them', async () => {
  const { io, code, output } = await synth([deployment('private')]);
  expect(code).toBe(0);
  expect(readdirSync(join(io.cwd, 'out', 'plant'))).toEqual(['docs', 'manifests']);
  expect(output).toMatchInlineSnapshot(`
    "plant (<kit>/deployments/private.yaml) for any Kubernetes cluster
      out/plant/manifests  19 waves, 67 objects; image registry.plant.example:5000/mirror/automqinc/automq:1.7.3
      out/plant/docs       who reaches the brokers, and how: access.md
    Next:
      npx automq-kit apply out/plant"
  `);
});

test.each(['minimal', 'production'])('%s gets both halves, and the one command that deploys them', async (name) => {
  const { io, code, output } = await synth([deployment(name), '--out', 'here']);
  expect(code).toBe(0);
  expect(readdirSync(join(io.cwd, 'here'))).toEqual(['cdk.out', 'docs', 'manifests']);
  expect(output.split('Next:\n')[1]).toBe('  npx cdk deploy --all --app here/cdk.out');
});

test('beside them stand the page and the picture that say who reaches the brokers', async () => {
  const { io, output } = await synth([deployment('private')]);
  expect(output).toContain('out/plant/docs       who reaches the brokers, and how: access.md');
  const docs = join(io.cwd, 'out', 'plant', 'docs');
  expect(readdirSync(docs)).toEqual(['access.md', 'byte-path.svg']);
  expect(readFileSync(join(docs, 'access.md'), 'utf8')).toMatch(/^# Access to plant$/m);
});

test('delivery as a bundle fills in what the stacks give, and applies the manifests', async () => {
  const { output } = await synth([deployment('production-existing')]);
  expect(
    output
      .split('Next:\n')[1]!
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'npx cdk deploy --all --app out/orders/cdk.out --outputs-file out/orders/outputs.json',
    'npx automq-kit synth <kit>/deployments/production-existing.yaml --handoff out/orders/outputs.json',
    'aws eks update-kubeconfig --name shared-platform --region eu-central-1',
    'npx automq-kit apply out/orders',
  ]);
});

test('the summary can be read by programs', async () => {
  const { output } = await synth([deployment('minimal'), '--format', 'json']);
  const [only] = JSON.parse(output).deployments;
  expect(only).toMatchObject({
    name: 'pilot',
    out: 'out/pilot',
    delivery: 'cdk',
    place: { kind: 'aws', region: 'us-east-1' },
  });
  expect(only.stacks.every(({ resources }: { resources: number }) => resources > 0)).toBe(true);
  expect(only.warnings.map(({ path }: { path: string }) => path)).toEqual(['kafka.controllers.zones']);
});

test('one of something is named in the singular', () => {
  const one = {
    file: 'acme.yaml',
    name: 'acme',
    place: { kind: 'kubernetes' as const },
    delivery: 'bundle' as const,
    out: 'out/acme',
    stacks: [{ name: 'acme-storage', resources: 1 }],
    waves: [{ id: '00-foundation', objects: 1 }],
    images: ['automq:1'],
    handoff: [],
    upgrade: undefined,
    warnings: [],
  };
  expect(renderSynthSummary(one)).toContain('1 stack: acme-storage (1 resource)');
  expect(renderSynthSummary(one)).toContain('1 wave, 1 object; image automq:1');
});

test('several files go to folders of their own', async () => {
  const { io, code } = await synth([deployment('private'), deployment('minimal')]);
  expect(code).toBe(0);
  expect(readdirSync(join(io.cwd, 'out'))).toEqual(['pilot', 'plant']);
});

test('a second run gives the same folder', async () => {
  const { io } = await synth([deployment('private')]);
  const before = readFileSync(join(io.cwd, 'out/plant/manifests/bundle.json'), 'utf8');
  expect((await synth([deployment('private')], io)).code).toBe(0);
  expect(readFileSync(join(io.cwd, 'out/plant/manifests/bundle.json'), 'utf8')).toBe(before);
  expect(readdirSync(join(io.cwd, 'out/plant'))).toEqual(['docs', 'manifests']);
});

describe('bad input writes nothing', () => {
  const untouched = ({ io, code }: Awaited<ReturnType<typeof synth>>, left: readonly string[] = []) => {
    expect(code).toBe(2);
    expect(readdirSync(io.cwd)).toEqual(left);
  };

  test('one wrong file of several', async () => {
    const io = testIo();
    writeFileSync(join(io.cwd, 'wrong.yaml'), 'version: 1\n');
    const result = await synth([deployment('private'), 'wrong.yaml', 'missing.yaml'], io);
    untouched(result, ['wrong.yaml']);
    expect(result.errors).toContain('wrong.yaml:');
    expect(result.errors).toContain('missing.yaml: there is no such file');
    expect(result.output).toBe('');
  });

  test('no folder at all', async () => {
    const result = await synth([deployment('private'), '--out', '', '--format', 'json']);
    untouched(result);
    expect(JSON.parse(result.output).problems).toEqual([
      { message: '--out is empty.', fix: 'Name a folder, or leave --out away: it goes to out/<name>.' },
    ]);
  });

  test('one folder for several files', async () => {
    untouched(await synth([deployment('private'), deployment('minimal'), '--out', 'x']));
  });

  test('two files of one name', async () => {
    const result = await synth([deployment('private'), deployment('private')]);
    untouched(result);
    expect(result.errors).toContain('are both named "plant"');
  });

  test('a folder that is a file', async () => {
    const io = testIo();
    writeFileSync(join(io.cwd, 'taken'), '');
    untouched(await synth([deployment('private'), '--out', 'taken'], io), ['taken']);
    untouched(await synth([deployment('private'), '--out', 'taken/below'], io), ['taken']);
  });

  test('a folder whose manifests someone else wrote', async () => {
    const io = testIo();
    mkdirSync(join(io.cwd, 'mine', 'manifests'), { recursive: true });
    writeFileSync(join(io.cwd, 'mine', 'manifests', 'note.txt'), 'mine');
    const result = await synth([deployment('private'), '--out', 'mine'], io);
    untouched(result, ['mine']);
    expect(result.errors).toContain('was not written by automq-kit');
    expect(readdirSync(join(io.cwd, 'mine', 'manifests'))).toEqual(['note.txt']);
  });

  test('a folder where none can be made', async () => {
    const { code, errors } = await synth([deployment('private'), '--out', '/proc/automq-kit']);
    expect(code).toBe(2);
    expect(errors).toContain("/proc/automq-kit can't be written");
  });
});

describe('an output folder', () => {
  const parts = { 'cdk.out': 'manifest.json', manifests: 'bundle.json' };
  const fill = (folder: string, text: string, names = Object.keys(parts)) =>
    fillOutputFolder(folder, parts, (staging) => {
      for (const name of names) writeFiles(join(staging, name), new Map([[parts[name as keyof typeof parts], text]]));
    });
  const fail = () => {
    throw new OutsideFailure('the disk is full');
  };

  test('keeps what was there when rendering fails', () => {
    const folder = join(testIo().cwd, 'out');
    fill(folder, 'old');
    expect(() => fillOutputFolder(folder, parts, fail)).toThrow('the disk is full');
    expect(readdirSync(folder)).toEqual(['cdk.out', 'manifests']);
    expect(readFileSync(join(folder, 'manifests', 'bundle.json'), 'utf8')).toBe('old');
  });

  test('does not come into being when rendering fails', () => {
    const { cwd } = testIo();
    expect(() => fillOutputFolder(join(cwd, 'a', 'b'), parts, fail)).toThrow('the disk is full');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('loses the half that a deployment no longer has, and nothing else', () => {
    const folder = join(testIo().cwd, 'out');
    fill(folder, 'old');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    fill(folder, 'new', ['manifests']);
    expect(readdirSync(folder)).toEqual(['manifests', 'notes.txt']);
    expect(existsSync(join(folder, 'cdk.out'))).toBe(false);
  });
});
