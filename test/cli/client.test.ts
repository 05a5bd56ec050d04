import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { testIo } from './support/test-io';

const deployment = (name: string) => join(__dirname, '..', '..', 'deployments', `${name}.yaml`);

async function client(args: readonly string[], io = testIo()) {
  const code = await runProgram(['client', ...args], io);
  return { io, code, output: io.output(), errors: io.errors() };
}

const inventory = [deployment('production'), '--intent', 'network', '--user', 'inventory'];

test('prints the settings of a client', async () => {
  const { code, output, errors } = await client([...inventory, '--zone', 'use1-az4']);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toContain('\nbootstrap.servers=bootstrap.use1-az4.network.kafka.acme.example:9092\n');
});

test.each(['properties', 'librdkafka', 'env', 'configmap'])('format %s has a text of its own', async (format) => {
  const { code, output } = await client([...inventory, '--format', format]);
  expect(code).toBe(0);
  expect(output).toMatch(
    {
      properties: /^acks=all$/m,
      librdkafka: /^ssl\.ca\.location=/m,
      env: /^KAFKA_ACKS=all$/m,
      configmap: /^kind: ConfigMap$/m,
    }[format]!,
  );
});

test('role and folder of credentials are the caller’s', async () => {
  const { output } = await client([...inventory, '--role', 'consumer', '--credentials', '/run/secrets/kafka']);
  expect(output).toContain('ssl.truststore.location=/run/secrets/kafka/ca.crt');
  expect(output).not.toContain('acks=');
});

describe('--out', () => {
  const file = (io: ReturnType<typeof testIo>, name: string) => readFileSync(join(io.cwd, name), 'utf8');

  test('writes a file, and replaces its own', async () => {
    const { io, output } = await client([...inventory, '--out', 'made/client.properties']);
    expect(output).toBe('made/client.properties is written.');
    const before = file(io, 'made/client.properties');
    expect((await client([...inventory, '--role', 'consumer', '--out', 'made/client.properties'], io)).code).toBe(0);
    expect(file(io, 'made/client.properties')).not.toBe(before);
    expect(readdirSync(join(io.cwd, 'made'))).toEqual(['client.properties']);
  });

  test('never replaces a file of somebody else', async () => {
    const io = testIo();
    writeFileSync(join(io.cwd, 'mine.properties'), 'acks=0\n');
    const { code, errors } = await client([...inventory, '--out', 'mine.properties'], io);
    expect(code).toBe(2);
    expect(errors).toContain('was not written by automq-kit');
    expect(file(io, 'mine.properties')).toBe('acks=0\n');
  });

  test('is not a folder', async () => {
    const io = testIo();
    mkdirSync(join(io.cwd, 'folder'));
    const { code, errors } = await client([...inventory, '--out', 'folder'], io);
    expect(code).toBe(2);
    expect(errors).toContain("folder can't be written: it is a folder");
  });
});

describe('bad input ends with 2', () => {
  test('and says everything that is wrong at once, with what to do', async () => {
    const { io, code, errors, output } = await client([
      deployment('production'),
      ...['--intent', 'network', '--user', 'storefront', '--zone', 'us-east-1a'],
      ...['--credentials', 'a folder', '--out', 'x'],
    ]);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(readdirSync(io.cwd)).toEqual([]);
    expect(errors).toMatchInlineSnapshot(`
      "No settings were written:
        --zone: "us-east-1a" is no zone of this deployment; zones with brokers are use1-az4, use1-az6 and use1-az1.
            Write the id, not the name, and one that the deployment file has.
        --user: "storefront" has a certificate, and network takes a password (access.network.authentication).
            With a password: inventory. Name one, or ask for a way in that takes a certificate.
        --credentials: "a folder" is not an absolute path of letters, digits and . _ @ + -, which every format can hold.
            Give the folder as the client sees it, such as /etc/kafka-client.
          Put all of these right and run it again."
    `);
  });

  test.each([
    [['--intent', 'privateLink'], '--intent: nobody can come in over privateLink; the deployment has cluster.'],
    [['--intent', 'cluster', '--user', 'x'], '--user: "x" means nothing here'],
    [['--intent', 'cluster', '--format', 'configmap', '--zone', 'use1-az4'], '--zone: a ConfigMap holds every zone'],
    [['--intent', 'cluster', '--out', ''], '--out: is empty.'],
    [['--intent', 'outside'], 'Allowed choices are cluster, network, privateLink'],
    [['--user', 'x'], "required option '--intent <intent>' not specified"],
  ])('%j', async (args, message) => {
    const { code, errors } = await client([deployment('minimal'), ...args]);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  test('a file that is none', async () => {
    const { code, errors } = await client(['missing.yaml', '--intent', 'cluster']);
    expect(code).toBe(2);
    expect(errors).toContain('missing.yaml: there is no such file');
  });
});
