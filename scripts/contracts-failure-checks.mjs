// What plan and apply say of clusters that can't be used, and that nothing is lost by them.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { auditTopic } from './contracts-audit-topic.mjs';
import { asAdmin, brokersOf, ownSettings, passwordIn } from './contracts-client.mjs';
import { soon } from './soon.mjs';
import { assert } from './verify-run.mjs';

/** @param example ContractsExample on brokers with `tls` on which the contracts are applied */
export async function checkFailures(example) {
  const { lab } = example;
  const nobody = await example.plan([], { bootstrap: '127.0.0.1:1' });
  assert(
    nobody.status === 3 && /127\.0\.0\.1:1: nobody listens there/.test(nobody.text),
    'an unreachable cluster is named with its address and why',
  );
  const wrong = lab.commandConfig('admin', { password: 'wrong-password-of-the-check' });
  const refused = await example.plan([], { login: wrong });
  assert(refused.status === 3 && refused.text.includes('refuses the login'), 'a wrong password is named as such');
  assert(!refused.text.includes('wrong-password-of-the-check'), 'no password is printed');
  const poor = await example.plan([], { login: lab.commandConfig('inventory') });
  assert(
    poor.status === 3 &&
      poor.text.includes('describe on the cluster') &&
      poor.text.includes('describe on topic storefront.'),
    'missing rights are named, each with its resource',
  );
  const secured = await example.plan([], {
    login: lab.commandConfig('admin', { tls: true }),
    bootstrap: lab.bootstrapTls,
  });
  assert(secured.status === 0, `plan over TLS${secured.status === 0 ? '' : `: ${secured.text}`}`);
  await lab.addScramUser('restocking');
  const scram = lab.commandConfig('restocking', { tls: true, mechanism: 'SCRAM-SHA-512' });
  const scrammed = await example.plan([], { login: scram, bootstrap: lab.bootstrapTls });
  assert(
    scrammed.status === 3 && scrammed.text.includes('lacks rights'),
    'a login by SCRAM-SHA-512 over TLS is known, and has no rights',
  );
  assert(!scrammed.text.includes(passwordIn(scram)), 'its password is not printed');
  const strange = await example.plan([], { bootstrap: lab.bootstrapTls });
  assert(
    strange.status === 3 && strange.text.includes('security.protocol'),
    'a listener with TLS is known by its silence to who comes without',
  );
  await resetWhileLoggingIn(example);
  await halfAnswer(example);
}

/** Who resets every connection once something was said, as a broker does that ends. */
async function resetWhileLoggingIn(example) {
  const server = createServer((socket) => socket.once('data', () => socket.resetAndDestroy())).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bootstrap = `127.0.0.1:${server.address().port}`;
  const { status, text } = await example.plan([], { bootstrap });
  server.close();
  assert(
    status === 3 && text.includes(`${bootstrap}: `) && !text.includes('    at '),
    `a broker that ends while one logs in is named${status === 3 ? '' : `: ${text}`}`,
  );
}

async function halfAnswer(example) {
  const { lab } = example;
  const [silent, gone] = await notLeading(lab, auditTopic);
  lab.freezeBroker(silent);
  try {
    const half = await example.plan();
    // The controller may have taken it out by then, and nobody is asked who is no broker.
    const isOut = !(await brokersOf(lab)).includes(silent);
    assert(
      half.status === 0 && (isOut || half.text.includes(`gave no answer: ${silent}.`)),
      `a broker that says nothing is ${isOut ? 'no broker any more' : 'named'}, and the rest is planned${half.status === 0 ? '' : `: ${half.text}`}`,
    );
  } finally {
    lab.thawBroker(silent);
  }
  await lab.killBroker(gone);
  try {
    example.edit('inventory/stock-events.yaml', (document) =>
      document.setIn([...settingsOfEvents, 'retention.ms'], 2_678_400_000),
    );
    const applied = await example.apply();
    assert(
      applied.status === 0 && (await becomes(lab, '2678400000')),
      `apply goes on without one of three brokers${applied.status === 0 ? '' : `: ${applied.text}`}`,
    );
  } finally {
    await lab.startBroker(gone);
    example.reset();
  }
}

/** Whether brokers get to know of a retention; one that was held still has to catch up. */
const becomes = (lab, retention) =>
  soon(async () => (await ownSettings(lab, 'inventory.events'))['retention.ms'] === retention, 30);

const settingsOfEvents = ['channels', 'stockEvents', 'bindings', 'kafka', 'topicConfiguration'];

/** Brokers that do not lead the only partition of a topic. */
const notLeading = (lab, topic) =>
  asAdmin(lab, async (admin) => {
    const { topics } = await admin.metadata({ topics: [topic], forceUpdate: true });
    const [{ leader }] = topics.get(topic).partitions;
    return lab.nodes.map(({ id }) => id).filter((id) => id !== leader);
  });
