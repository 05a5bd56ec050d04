// Who listens where, and whether the balancer's client gets in.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from './verify-run.mjs';

/** A process listens on the ports of its edges and on no other; AutoMQ's exporter of metrics isn't in Kafka. */
export function checkListeners({ cluster, deployment, software }) {
  for (const node of cluster.nodes) {
    const { component } = node.pool;
    const edges = deployment.edges.filter(({ to }) => to.kind === 'component' && to.component === component);
    const metrics = cluster.metricsPort(node);
    const permitted = [...new Set(edges.flatMap((edge) => edge.ports))].sort((a, b) => a - b);
    const listening = cluster.ports(node);
    const expected = software.isAutomq ? permitted : permitted.filter((port) => port !== metrics);
    const same = expected.join() === listening.join();
    const without = same && !listening.includes(metrics) ? ` and ${metrics}, which only AutoMQ's exporter opens` : '';
    assert(same, `${node.pod} listens on exactly the ports of its edges: ${listening.join(', ')}${without}`);
    if (!same) console.log(`        the edges are ${permitted.join(', ')}`);
  }
}

/** Logs in as AutoMQ's balancer does: by the three settings it takes, trusting what the JVM trusts. */
export async function checkBalancer(example) {
  const { cluster, folder } = example;
  const [node] = cluster.brokers;
  const settings = cluster.settings(node);
  const { port } = cluster.advertised(node)[settings['autobalancer.client.listener.name']];
  // AutoMQ's reporter begins at the host of the listener, which is empty, and so at this broker itself.
  const bootstrap = `localhost:${port}`;
  const hosts = join(folder, 'balancer-hosts');
  const others = readFileSync(cluster.hosts, 'utf8').replace(/^.* localhost$/m, '');
  writeFileSync(hosts, `${node.address} localhost\n${others}`);
  const given = (edit) => {
    const file = join(folder, 'balancer.properties');
    const lines = ['security.protocol', 'sasl.mechanism', 'sasl.jaas.config'].map(
      (key) => `${key}=${edit(settings[`autobalancer.client.auth.${key}`])}`,
    );
    const providers = Object.entries(settings).filter(([key]) => key.startsWith('config.providers'));
    writeFileSync(file, [...lines, ...providers.map(([key, value]) => `${key}=${value}`), ''].join('\n'));
    return { file, bootstrap };
  };
  const script = readFileSync(join(folder, 'pods', node.pod, 'etc/automq/start.sh'), 'utf8');
  const [trust] = /-Djavax[^']+/.exec(script);
  const environment = { JAVA_TOOL_OPTIONS: `-Djdk.net.hosts.file=${hosts} ${trust}` };
  const list = (edit) =>
    example.tool('org.apache.kafka.tools.TopicCommand', ['--list'], { settings: given(edit), environment }).then(
      () => 'let in',
      ({ message, stdout }) => (stdout.includes('Authentication failed') ? 'refused' : message + stdout),
    );
  const right = await list((text) => text);
  assert(right === 'let in', `the balancer's user logs in at ${bootstrap} with the password of the start script`);
  if (right !== 'let in') console.log(`        ${right}`);
  const wrong = await list((text) => text.replace(/password="[^"]*"/, 'password="not-the-password"'));
  assert(wrong === 'refused', "with another password the balancer's user is refused");
  if (wrong !== 'refused') console.log(`        ${wrong}`);
}
