import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '../../lib/model/deployment';
import { Container, pemCertificate } from '../support/container';
import { example } from '../support/example';

let container: Container;

beforeEach(() => (container = new Container()));

afterEach(() => container.remove());

const privateSite = example('private');
/** A site whose cluster needs no credentials of Pod Identity, and whose object store no authority. */
const publicStore: Deployment = {
  ...privateSite,
  objectStore: { ...privateSite.objectStore, certificateAuthority: undefined },
};

const start = (deployment: Deployment = privateSite) => container.start(deployment, deployment.brokers[0]!);

describe('the certificate of the node', () => {
  test('is that of its Secret, and without it nothing starts and its Secret is named', async () => {
    rmSync(join(container.root, 'etc/automq-tls/tls-combined.pem'));
    const { code, out, error } = await start();
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('Secret broker-certificate has no entry tls-combined.pem that this pod can read.');
    expect(error).toContain('You make this Secret: tls-combined.pem is the key with its chain');
  });

  test('that cert-manager has not issued says where to look', async () => {
    rmSync(join(container.root, 'etc/automq-tls/ca.crt'));
    const production = example('production');
    const { code, error } = await container.start(production, production.controllers[0]!);
    expect(code).toBe(1);
    expect(error).toContain('Secret controller-tls has no entry ca.crt');
    expect(error).toContain('kubectl -n automq-acme describe certificate controller-tls');
  });

  test.each(['RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'])(
    'with a key that Kafka reads as little as "%s" stops the start and says how to make another',
    async (kind) => {
      container.put('etc/automq-tls/tls-combined.pem', `-----BEGIN ${kind}-----\nkey\n${pemCertificate}\n`);
      const { code, out, error } = await start();
      expect([code, out]).toEqual([1, '']);
      expect(error).toContain('holds no "BEGIN PRIVATE KEY"');
      expect(error).toContain('openssl pkcs8 -topk8 -nocrypt');
    },
  );

  test('without the certificate beside the key stops the start', async () => {
    container.put('etc/automq-tls/tls-combined.pem', '-----BEGIN PRIVATE KEY-----\nkey\n');
    expect((await start()).error).toContain('holds no "BEGIN CERTIFICATE"');
  });
});

describe('the password of the balancer', () => {
  const file = () => join(container.root, 'var/automq-credentials/balancer.properties');

  test('is the same on every node, and for this user alone to read', async () => {
    const { code, out, error } = await start();
    expect(code).toBe(0);
    const password = createHash('sha256').update('random').digest('hex');
    expect(readFileSync(file(), 'utf8')).toBe(`password=${password}\n`);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(out + error).not.toContain(password);
  });

  test('is written again when the container starts again', async () => {
    await start();
    container.put('etc/automq-balancer/secret', 'another');
    expect((await start()).code).toBe(0);
    expect(readFileSync(file(), 'utf8')).toContain(createHash('sha256').update('another').digest('hex'));
  });

  test('is not made of nothing: an empty entry stops the start', async () => {
    container.put('etc/automq-balancer/secret', '');
    const { code, error } = await start();
    expect(code).toBe(1);
    expect(error).toContain('Entry password of Secret balancer-password is empty');
  });
});

describe('whom the JVM trusts', () => {
  test('is the authority of the object store and that of the brokers, where each has its own', async () => {
    const { code, out } = await start();
    expect(code).toBe(0);
    expect(out.match(/-alias \S+/g)).toEqual(['-alias object-store-1', '-alias brokers-1']);
    expect(out).not.toContain('cacerts');
  });

  test('is also whom the JDK trusts, where the object store may need it', async () => {
    container.put('bin/keytool', '#!/bin/bash\necho "keytool $*" >>"$(dirname "$0")/../calls"\n');
    expect((await start(publicStore)).code).toBe(0);
    const calls = readFileSync(join(container.root, 'calls'), 'utf8').trim().split('\n');
    expect(calls[0]).toContain(`-importkeystore -noprompt -srckeystore ${container.root}/lib/security/cacerts`);
    expect(calls[1]).toContain('-alias brokers-1');
  });

  test('can’t be found out: keytool’s words are shown and nothing starts', async () => {
    container.put('bin/keytool', '#!/bin/bash\necho "no such store"\nexit 1\n');
    const { code, out, error } = await start(publicStore);
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('no such store');
  });

  test('each certificate of a bundle is imported, also when the last line does not end', async () => {
    container.put('etc/automq-ca/ca.crt', `# plant\n${pemCertificate}\n\n${pemCertificate.replace('abc', 'def')}`);
    const { code, out } = await start();
    expect(code).toBe(0);
    expect(out.match(/keytool .*-alias object-store-\d/g)).toHaveLength(2);
    expect(out).toContain('abc');
    expect(out).toContain('def');
  });

  test.each([
    ['etc/automq-ca/ca.crt', 'Secret object-store-ca, the certificate authority of the object store,'],
    ['etc/automq-tls/ca.crt', 'Secret broker-certificate, the certificate authority of the brokers,'],
  ])('%s without a certificate stops the start and names its Secret', async (path, secret) => {
    container.put(path, 'not a certificate\n');
    const { code, error } = await start();
    expect(code).toBe(1);
    expect(error).toContain(`${secret} holds no PEM certificate.`);
  });
});

test('without TLS none of this is asked for', async () => {
  const plain: Deployment = { ...publicStore, security: { kind: 'plaintext' } };
  for (const folder of ['etc/automq-tls', 'etc/automq-balancer', 'etc/automq-ca'])
    rmSync(join(container.root, folder), { recursive: true });
  const { code, out } = await start(plain);
  expect(code).toBe(0);
  expect(out).not.toContain('keytool');
});
