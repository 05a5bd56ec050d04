import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { boundTargets, handoffPlaceholder } from '../../lib/model/handoff';
import { infrastructure, manifests } from '../../lib/synth';
import { exampleFile, example } from '../support/example';
import { stackOutputs } from '../support/stack-outputs';
import { FakeCluster } from './support/fake-cluster';
import type { TestIo } from './support/test-io';
import { testIo } from './support/test-io';

const orders = example('production-existing');
const file = exampleFile('production-existing');

async function run(args: readonly string[], io: TestIo) {
  const code = await runProgram(args, io);
  return { code, output: io.output().replaceAll(file, 'orders.yaml'), errors: io.errors() };
}

/** A folder in which the stacks have been deployed. */
function deployed(outputs: object = stackOutputs(orders), io = testIo()): TestIo {
  writeFileSync(join(io.cwd, 'outputs.json'), JSON.stringify(outputs));
  return io;
}

const bundled = (io: TestIo, name: string) => readFileSync(join(io.cwd, 'out/orders/manifests', name), 'utf8');
const missingIn = (io: TestIo): readonly { key: string; stack: string }[] =>
  JSON.parse(bundled(io, 'bundle.json')).handoff;

describe('a bundle without what the stacks give', () => {
  test('lists it with the stack, and the summary says how to fill it in', async () => {
    const io = testIo();
    const { code, output } = await run(['synth', file], io);
    expect(code).toBe(0);
    expect(missingIn(io).map(({ key, stack }) => `${stack} ${key}`)).toEqual(
      boundTargets(orders).map(({ key, stack }) => `${stack} ${key}`),
    );
    expect(output).toContain('The manifests still lack 8 values that orders-network-access will give.');
    expect(
      output
        .split('Next:\n')[1]!
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'npx cdk deploy --all --app out/orders/cdk.out --outputs-file out/orders/outputs.json',
      'npx automq-kit synth orders.yaml --handoff out/orders/outputs.json',
      'aws eks update-kubeconfig --name shared-platform --region eu-central-1',
      'npx automq-kit apply out/orders',
    ]);
  });

  test('keeps the folder that was asked for in the command that fills it in', async () => {
    const { output } = await run(['synth', file, '--out', 'here'], testIo());
    expect(output).toContain('npx automq-kit synth orders.yaml --out here --handoff here/outputs.json');
  });

  test('is refused by apply before the cluster is asked anything, with stack and command', async () => {
    const cluster = new FakeCluster();
    const io = testIo({ kubectl: cluster });
    await run(['synth', file], io);
    for (const flags of [['--yes'], ['--dry-run']]) {
      const { code, errors } = await run(['apply', 'out/orders', ...flags], io);
      expect(code).toBe(2);
      expect(errors).toContain('out/orders: this bundle lacks 8 values that only its deployed stacks give:');
      expect(errors).toContain('  orders-network-access: NetworkBootstrapZonal, NetworkBootstrapRegional, ');
      expect(errors).toContain('npx automq-kit synth FILE --handoff out/orders/outputs.json');
    }
    expect(cluster.calls).toEqual([]);
  });
});

describe('a bundle with what the stacks gave', () => {
  test('holds the values in place of every placeholder, and can be applied', async () => {
    const io = deployed();
    const { code, output } = await run(['synth', file, '--handoff', 'outputs.json'], io);
    expect(code).toBe(0);
    expect(missingIn(io)).toEqual([]);
    const text = readdirSync(join(io.cwd, 'out/orders/manifests'))
      .map((name) => bundled(io, name))
      .join();
    expect(text).not.toContain(handoffPlaceholder(''));
    for (const value of Object.values(stackOutputs(orders)['orders-network-access']!)) expect(text).toContain(value);
    expect(output).not.toContain('--handoff');
  });

  test('is the same from TypeScript', async () => {
    const io = deployed();
    await run(['synth', file, '--handoff', 'outputs.json'], io);
    const values = new Map(Object.entries(stackOutputs(orders)['orders-network-access']!));
    const { files, missing } = manifests(orders, { handoff: { deployment: 'orders', values } });
    expect(missing).toEqual([]);
    for (const [name, text] of files) expect(bundled(io, name)).toBe(text);
  });

  test('leaves the stacks as they are, in which CloudFormation puts the values', () => {
    const acme = example('production');
    const templates = () =>
      infrastructure(acme)
        .synth()
        .stacks.map(({ template }): unknown => template);
    const before = templates();
    const values = new Map(Object.values(stackOutputs(acme)).flatMap((outputs) => Object.entries(outputs)));
    expect(manifests(acme, { handoff: { deployment: 'acme', values } }).missing).toEqual([]);
    expect(templates()).toEqual(before);
  });

  test('is never made from what the stacks of another deployment gave', () => {
    expect(() => manifests(orders, { handoff: { deployment: 'acme', values: new Map() } })).toThrow('is of "acme"');
  });
});

describe('a file that is not what the stacks gave', () => {
  const { 'orders-network-access': given, ...others } = stackOutputs(orders);
  test.each([
    ['a missing file', undefined, ['there is no such file']],
    ['a list', [], ['it does not hold the outputs of stacks']],
    ['a missing stack', others, Object.keys(given!).map((key) => `${key} of stack orders-network-access is missing`)],
    [
      'a missing key and a wrong value',
      { 'orders-network-access': { ...given!, NetworkBootstrapRegional: 'x', NetworkBootstrapZonal: undefined } },
      ['NetworkBootstrapZonal of stack orders-network-access is missing', 'NetworkBootstrapRegional of stack'],
    ],
  ])('%s is bad input, every problem is told, and nothing is written', async (_name, outputs, messages) => {
    const io = outputs === undefined ? testIo() : deployed(outputs);
    const before = readdirSync(io.cwd);
    const { code, errors } = await run(['synth', file, '--handoff', 'outputs.json'], io);
    expect(code).toBe(2);
    expect(errors).toMatch(/^outputs\.json: /);
    for (const message of messages) expect(errors).toContain(message);
    expect(readdirSync(io.cwd)).toEqual(before);
  });

  test('is told to programs as problems', async () => {
    const { code, output } = await run(
      ['synth', file, '--handoff', 'outputs.json', '--format', 'json'],
      deployed(others),
    );
    expect(code).toBe(2);
    const { problems } = JSON.parse(output);
    expect(problems).toHaveLength(Object.keys(given!).length);
    expect(problems[0]).toMatchObject({ file: 'outputs.json', message: expect.stringContaining('is missing') });
  });
});

test('several deployments take what is theirs from one file', async () => {
  const acme = example('production');
  const io = deployed({ ...stackOutputs(orders), ...stackOutputs(acme) });
  const { code, errors } = await run(['synth', file, exampleFile('production'), '--handoff', 'outputs.json'], io);
  expect(`${code} ${errors}`).toBe('0 ');
  expect(missingIn(io)).toEqual([]);
});

describe('where cdk deploy delivers', () => {
  const acme = exampleFile('production');

  test('the one command stays the one command, and the manifests keep their placeholders', async () => {
    const io = testIo();
    const { output } = await run(['synth', acme], io);
    expect(output.split('Next:\n')[1]).toBe('  npx cdk deploy --all --app out/acme/cdk.out');
    expect(output).not.toContain('still lack');
    const index = JSON.parse(readFileSync(join(io.cwd, 'out/acme/manifests/bundle.json'), 'utf8'));
    expect(index.delivery).toBe('cdk');
    expect(index.handoff.map(({ key }: { key: string }) => key)).toEqual(
      boundTargets(example('production')).map(({ key }) => key),
    );
  });

  test('apply does not pretend, and says who fills them in', async () => {
    const cluster = new FakeCluster();
    const { code, errors } = await run(['apply', acme, '--yes'], testIo({ kubectl: cluster }));
    expect(code).toBe(2);
    expect(errors).toContain('`cdk deploy` fills them in by itself. To apply by hand: ');
    expect(cluster.calls).toEqual([]);
  });
});

test('a deployment file is applied with what its stacks gave', async () => {
  const cluster = new FakeCluster();
  const io = deployed(undefined, testIo({ kubectl: cluster }));
  const { errors } = await run(['apply', file, '--handoff', 'outputs.json', '--dry-run'], io);
  expect(errors).not.toContain('this bundle lacks');
  expect(cluster.calls.length).toBeGreaterThan(0);
});

test('a folder is applied as it is', async () => {
  const io = deployed();
  await run(['synth', file], io);
  const { code, errors } = await run(['apply', 'out/orders', '--handoff', 'outputs.json', '--yes'], io);
  expect(code).toBe(2);
  expect(errors).toContain('Give --handoff to `automq-kit synth`.');
});
