import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Pool } from '../../lib/model/pools';
import { Container } from '../support/container';
import { example } from '../support/example';

let container: Container;

beforeEach(() => (container = new Container()));

afterEach(() => container.remove());

const put = (path: string, content: string) => container.put(path, content);
const start = (name: 'production' | 'private', pool: Pool, env?: Readonly<Record<string, string>>) =>
  container.start(example(name), pool, env);

const privateController = example('private').controllers[1]!;
const privateBroker = example('private').brokers[2]!;
const awsBroker = example('production').brokers[0]!;

const formed = () => put('etc/automq-quorum-state/formed', 'true');

describe('node ids and names', () => {
  test('a broker is called by its pod and counted from the first id of its zone', async () => {
    const { code, out } = await start('private', privateBroker, { POD_NAME: 'broker-room-c-12' });
    expect(code).toBe(0);
    const host = 'broker-room-c-12.brokers.automq-plant.svc';
    const listeners = [
      `INTERNAL://${host}:9094`,
      `BALANCER://${host}:9095`,
      `CLIENT://${host}:9092`,
      'NETWORK://b12.room-c.network.kafka.plant.example:9092',
    ];
    expect(out.slice(out.indexOf('started')).trim().split('\n')).toEqual([
      'started',
      `${container.root}/etc/automq/server.properties`,
      '--override',
      'node.id=3012',
      '--override',
      `advertised.listeners=${listeners.join(',')}`,
    ]);
  });

  test('a controller is called by its pod and counted from the first id of its zone', async () => {
    const { out } = await start('private', privateController, { POD_NAME: 'controller-room-b-1' });
    expect(out).toContain('\nnode.id=11\n');
    expect(out).toContain('advertised.listeners=CONTROLLER://controller-room-b-1.controllers.automq-plant.svc:9093\n');
  });
});

describe('the disk of a controller', () => {
  test('may be empty before the quorum has been formed', async () => {
    mkdirSync(join(container.root, 'data/kafka/lost+found'), { recursive: true });
    expect((await start('private', privateController)).code).toBe(0);
  });

  test('must not be empty afterwards: nothing is started and the runbook is named', async () => {
    formed();
    mkdirSync(join(container.root, 'data/kafka/lost+found'), { recursive: true });
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
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(container.root, 'token'),
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
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(container.root, 'token'),
    });
    expect(code).toBe(1);
    expect(error).toContain('(its last answer: none)');
  });
});

test('SIGTERM reaches the JVM, since the script is replaced by it', async () => {
  put('opt/kafka/kafka/bin/kafka-server-start.sh', '#!/bin/bash\necho "process $$"\n');
  const { out, pid } = await start('private', privateBroker);
  expect(out).toContain(`process ${String(pid)}\n`);
});
