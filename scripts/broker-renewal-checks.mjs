// Certificates are renewed under nodes that run.
import { X509Certificate } from 'node:crypto';
import { symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'node:tls';
import { expect, parties } from './broker-client-checks.mjs';
import { execute } from './broker-tools.mjs';
import { said, summary } from './broker-user-checks.mjs';
import { assert } from './verify-run.mjs';

/** Every listener of every node shows the renewed certificate after the next run of the job; nobody restarts. */
export async function checkRenewal(example) {
  const { cluster, probe, deployment } = example;
  const { writer, topic } = parties(example);
  const intent = deployment.access.network ? 'network' : 'cluster';
  const settings = await example.client({ intent, user: writer });
  expect(await probe.ask({ do: 'keep', name: 'renewal', settings, topic }), () => true, `${writer} writes without end`);
  const before = await serials(cluster);
  const { broker, controller } = deployment.security.certificates;
  for (const certificate of example.certificates)
    if ([broker.secret, controller.secret].includes(certificate.secret))
      await example.secrets.writeCertificate(certificate, example.authority);
  const run = await example.keepUsers();
  for (const place of cluster.nodes.flatMap((node) => places(cluster, node)))
    said(run, { code: 0, line: `${place}: shows a renewed certificate` }, `${place} took its renewed certificate`);
  said(
    run,
    { code: 0, line: 'restart each of these nodes before 20' },
    'the job says until when nodes have to restart',
  );
  const after = await serials(cluster);
  const same = [...before].filter(([listener, serial]) => after.get(listener) === serial).map(([listener]) => listener);
  assert(same.length === 0, `all ${before.size} listeners of ${cluster.nodes.length} nodes show it, without a restart`);
  if (same.length > 0) console.log(`        as before: ${same.join(', ')}`);
  const anew = await probe.ask({ do: 'produce', settings, topic, count: 1 });
  expect(anew, () => true, 'new connections are made under it');
  const seen = await probe.ask({ do: 'stop', name: 'renewal' });
  expect(seen, ({ written, failed }) => written > 20 && failed === 0, `meanwhile ${summary(seen)}`);
  said(await example.keepUsers(), { code: 0, line: ' 0 changes, 0 failures' }, 'the job finds nothing more to do');
}

/** A node that can't read what was renewed is named with each listener, and no other is. */
export async function checkStaleListener(example) {
  const { cluster, deployment, secrets, folder } = example;
  const { broker } = deployment.security.certificates;
  const [stale, ...others] = cluster.brokers;
  const file = join(folder, 'pods', stale.pod, 'etc/automq-tls/tls-combined.pem');
  unlinkSync(file);
  writeFileSync(file, secrets.read(broker.secret, 'tls-combined.pem'));
  const certificate = example.certificates.find(({ secret }) => secret === broker.secret);
  await secrets.writeCertificate(certificate, example.authority);
  const run = await example.keepUsers();
  for (const place of places(cluster, stale))
    said(run, { code: 1, line: `${place}: shows the certificate with serial number` }, `${place} is named as stale`);
  const named = others
    .flatMap((node) => places(cluster, node))
    .filter((place) => run.output.includes(`${place}: shows the`));
  assert(named.length === 0, `and no other listener is${named.map((place) => ` (${place})`)}`);
  unlinkSync(file);
  symlinkSync(secrets.path(broker.secret, 'tls-combined.pem'), file);
  said(await example.keepUsers(), { code: 0, line: ' 0 failures' }, 'once the node can read it, it shows it');
}

/** How the job calls the listeners of a node. */
const places = (cluster, node) => {
  const settings = cluster.settings(node);
  return settings.listeners.split(',').map((each) => `node ${settings['node.id']}, ${each.split(':')[0]}`);
};

/**
 * Which clients inside the nodes show their renewed certificate, and which show the one from their start until they
 * restart: in the place of all controllers stand servers that ask everybody who connects again. Ends the deployment.
 */
export async function checkRestarts({ cluster, deployment, secrets }) {
  const { broker, controller } = deployment.security.certificates;
  const current = [broker, controller].map(({ secret }) => new X509Certificate(secrets.read(secret, 'tls.crt')));
  const pem = secrets.read(controller.secret, 'tls-combined.pem');
  const shown = new Map();
  const see = (client) => {
    client.on('error', () => undefined);
    const { serialNumber } = client.getPeerCertificate();
    client.once('data', (request) => shown.set(clientId(request), serialNumber));
  };
  const servers = [];
  for (const node of cluster.controllers) {
    const [port] = cluster.listeners(node);
    node.process.kill('SIGKILL');
    await new Promise((done) => node.process.once('exit', done));
    const server = createServer({ key: pem, cert: pem, requestCert: true, rejectUnauthorized: false }, see);
    server.on('tlsClientError', () => undefined);
    await new Promise((done) => server.listen(port, node.address, done));
    servers.push(server);
  }
  const isCurrent = (serialNumber) => current.some((certificate) => certificate.serialNumber === serialNumber);
  // On a busy machine they take their time to come back.
  for (let tries = 0; tries < 60 && ![...shown.values()].some(isCurrent); tries++) await sleep(1000);
  await sleep(10_000);
  for (const server of servers) server.close();
  const [early, late] = [true, false].map((wanted) =>
    [...shown].filter(([, serialNumber]) => isCurrent(serialNumber) === wanted).map(([client]) => client),
  );
  const isKnown = early.length > 0 && late.every((client) => client.startsWith('raft-client-'));
  assert(isKnown, `clients inside nodes show the renewed certificate: ${early.join(', ')}`);
  console.log(`  note  these show the one from their start until their node restarts: ${late.join(', ') || 'none'}`);
}

/** Name that a Kafka client gives itself in the header of a request. */
const clientId = (request) => request.subarray(14, 14 + request.readInt16BE(12)).toString();

/** Serial number of the certificate on each listener of each node. */
async function serials(cluster) {
  const found = new Map();
  for (const node of cluster.nodes) {
    const listeners = cluster.listeners(node);
    for (const port of listeners) found.set(`${node.pod}:${port}`, await serial(`${node.address}:${port}`));
  }
  return found;
}

async function serial(address) {
  const command = 'openssl s_client -connect "$0" </dev/null 2>/dev/null | openssl x509 -noout -serial';
  const { stdout } = await execute('bash', ['-c', command, address]);
  return stdout.trim();
}
