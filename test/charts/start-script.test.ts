import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startScript } from '../../charts/start-script';
import type { Pool } from '../../lib/model/pools';
import { example } from '../support/example';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-script-'));
  put('opt/kafka/kafka/bin/kafka-server-start.sh', '#!/bin/bash\nprintf "%s\\n" started "$@"\n');
  // Stands in for the JDK's: says what it was given.
  put('bin/keytool', '#!/bin/bash\necho "keytool $*"\ncat\n');
  mkdirSync(join(root, 'var/automq'), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

/** Writes a file of the container. */
function put(path: string, content: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, 0o755);
}

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  readonly pid: number | undefined;
}

/** Runs the script of a pool with the real bash, its folders moved below a temporary one. */
function start(
  name: 'production' | 'private',
  pool: Pool,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const script = startScript(example(name), pool)
    .replace(/\/(etc\/automq|data\/kafka|var\/automq|opt\/kafka)/g, `${root}/$1`)
    .replace('SECONDS + 120', 'SECONDS + 1')
    .replace('sleep 2', 'sleep 0.1');
  put('start.sh', script);
  const child = spawn('/bin/bash', [join(root, 'start.sh')], {
    env: { PATH: `${root}/bin:/usr/bin:/bin`, POD_NAME: `${pool.name}-0`, ...env },
  });
  const chunks = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (chunks.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (chunks.error += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...chunks, pid: child.pid })));
}

const privateController = example('private').controllers[1]!;
const privateBroker = example('private').brokers[2]!;
const awsBroker = example('production').brokers[0]!;

const formed = () => put('etc/automq-quorum-state/formed', 'true');
const certificate = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----';

describe('node ids and names', () => {
  beforeEach(() => put('etc/automq-ca/ca.crt', `${certificate}\n`));

  test('a broker is called by its pod and counted from the first id of its zone', async () => {
    const { code, out } = await start('private', privateBroker, { POD_NAME: 'broker-room-c-12' });
    expect(code).toBe(0);
    const host = 'broker-room-c-12.brokers.automq-plant.svc';
    expect(out.slice(out.indexOf('started')).trim().split('\n')).toEqual([
      'started',
      `${root}/etc/automq/server.properties`,
      '--override',
      'node.id=3012',
      '--override',
      `advertised.listeners=INTERNAL://${host}:9094,CLIENT://${host}:9092`,
    ]);
  });

  test('a controller is called by its pod and counted from the first id of its zone', async () => {
    const { out } = await start('private', privateController, { POD_NAME: 'controller-room-b-1' });
    expect(out).toContain('\nnode.id=11\n');
    expect(out).toContain('advertised.listeners=CONTROLLER://controller-room-b-1.controllers.automq-plant.svc:9093\n');
  });
});

describe('the disk of a controller', () => {
  beforeEach(() => put('etc/automq-ca/ca.crt', certificate));

  test('may be empty before the quorum has been formed', async () => {
    mkdirSync(join(root, 'data/kafka/lost+found'), { recursive: true });
    expect((await start('private', privateController)).code).toBe(0);
  });

  test('must not be empty afterwards: nothing is started and the runbook is named', async () => {
    formed();
    mkdirSync(join(root, 'data/kafka/lost+found'), { recursive: true });
    const { code, out, error } = await start('private', privateController);
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('The disk of controller-room-b-0 is empty');
    expect(error).toContain('"A controller lost its disk" in the runbook');
  });

  test('starts as before when its metadata is there', async () => {
    formed();
    put('data/kafka/kraft/meta.properties', 'version=1\n');
    expect((await start('private', privateController)).code).toBe(0);
  });

  test('may be empty for exactly the pod that an operator permits', async () => {
    formed();
    put('etc/automq-quorum-state/replace', 'controller-room-b-0');
    const permitted = await start('private', privateController);
    expect(permitted.code).toBe(0);
    expect(permitted.out).toContain('controller-room-b-0 joins the quorum with an empty disk');
    expect((await start('private', privateController, { POD_NAME: 'controller-room-b-1' })).code).toBe(1);
  });

  test('is not asked of a broker, which fetches its metadata again', async () => {
    formed();
    expect((await start('private', privateBroker)).code).toBe(0);
  });
});

describe('the certificate authority of the object store', () => {
  test('each certificate of the bundle is imported, also when the last line does not end', async () => {
    put('etc/automq-ca/ca.crt', `# plant\n${certificate}\n\n${certificate.replace('abc', 'def')}`);
    const { code, out } = await start('private', privateBroker);
    expect(code).toBe(0);
    expect(out.match(/keytool .*-alias object-store-\d/g)).toHaveLength(2);
    expect(out).toContain('abc');
    expect(out).toContain('def');
  });

  test('a bundle without a certificate stops the start and names the Secret', async () => {
    put('etc/automq-ca/ca.crt', 'not a certificate\n');
    const { code, error } = await start('private', privateBroker);
    expect(code).toBe(1);
    expect(error).toContain('Secret object-store-ca, the certificate authority of the object store, holds no PEM');
  });
});

describe('credentials from Pod Identity', () => {
  /** An agent that answers with these codes one after another, the last one for ever. */
  async function withAgent(
    codes: readonly number[],
    run: (env: Record<string, string>) => Promise<void>,
  ): Promise<void> {
    const left = [...codes];
    const server = createServer((request, response) => {
      const asked = request.url === '/v1/credentials' && request.headers.authorization === 'the-token';
      response.writeHead(asked ? (left.length > 1 ? left.shift()! : left[0]!) : 400).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    put('token', 'the-token');
    const { port } = server.address() as AddressInfo;
    try {
      await run({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/v1/credentials`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(root, 'token'),
      });
    } finally {
      server.close();
    }
  }

  test('a pod without an association says which one is missing', async () => {
    const { code, out, error } = await start('production', awsBroker);
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('Service account broker in namespace automq-acme needs a Pod Identity association');
  });

  test('the broker starts when the agent gives them', () =>
    withAgent([200], async (env) => {
      expect((await start('production', awsBroker, env)).out).toContain('started\n');
    }));

  test('the broker waits for an agent that is not ready yet', () =>
    withAgent([503, 200], async (env) => {
      expect((await start('production', awsBroker, env)).code).toBe(0);
    }));

  test('a refusal stops the start with the last answer, and the token is never printed', () =>
    withAgent([403], async (env) => {
      const { code, out, error } = await start('production', awsBroker, env);
      expect([code, out]).toEqual([1, '']);
      expect(error).toContain('(its last answer: HTTP/1.1 403 Forbidden)');
      expect(error).not.toContain('the-token');
    }));

  test('an agent that is not there stops the start', async () => {
    put('token', 'the-token');
    const { code, error } = await start('production', awsBroker, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/v1/credentials',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(root, 'token'),
    });
    expect(code).toBe(1);
    expect(error).toContain('(its last answer: none)');
  });
});

test('SIGTERM reaches the JVM, since the script is replaced by it', async () => {
  put('etc/automq-ca/ca.crt', certificate);
  put('opt/kafka/kafka/bin/kafka-server-start.sh', '#!/bin/bash\necho "process $$"\n');
  const { out, pid } = await start('private', privateBroker);
  expect(out).toContain(`process ${String(pid)}\n`);
});
