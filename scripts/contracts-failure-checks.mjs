// What plan and apply say of clusters that can't be used, and that nothing is lost by them.
import { passwordIn } from './contracts-client.mjs';
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
  await halfAnswer(example);
}

async function halfAnswer(example) {
  const { lab } = example;
  lab.freezeBroker(2);
  try {
    const half = await example.plan();
    assert(
      half.status === 0 && /gave no answer: 2\b/.test(half.text),
      `a broker that says nothing is named, and the rest is planned (${half.status})${half.status === 0 ? '' : `: ${half.text}`}`,
    );
  } finally {
    lab.thawBroker(2);
  }
  await lab.killBroker(1);
  try {
    example.addScratch();
    const applied = await example.apply();
    assert(
      applied.status === 0,
      `apply goes on without one of three brokers${applied.status === 0 ? '' : `: ${applied.text}`}`,
    );
  } finally {
    await lab.startBroker(1);
    example.reset();
  }
}
