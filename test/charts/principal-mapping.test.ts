import { principalMapping } from '../../charts/principal-mapping';
import { example } from '../support/example';

const { security } = example('production');
if (security.kind !== 'tls') throw new Error('production has no TLS');
const { nodes, clients } = principalMapping(security);

/** The principal as Kafka's SslPrincipalMapper finds it; undefined where it refuses the certificate. */
function principal(rules: string, subject: string): string | undefined {
  const found = [...rules.matchAll(/RULE:([^/]*)\/([^/]*)\//g)].find(([, pattern]) =>
    new RegExp(pattern!).test(subject),
  );
  return found && subject.replace(new RegExp(found[1]!), found[2]!);
}

test.each([
  ['CN=controller.automq-acme', 'node:controller'],
  ['CN=broker.automq-acme,O=Acme,C=US', 'node:broker'],
  ['CN=users.automq-acme', 'node:users'],
  ['CN=broker-automq-acme', undefined],
  ['CN=broker.automq-acmes', undefined],
  ['CN=storefront', undefined],
  ['O=Acme,CN=broker.automq-acme', undefined],
  ['O=Acme\\,CN=broker.automq-acme', undefined],
])('between nodes, %s is %s', (subject, expected) => {
  expect(principal(nodes, subject)).toBe(expected);
});

test.each([
  ['CN=storefront', 'storefront'],
  ['CN=storefront,OU=Shops,O=Acme', 'storefront'],
  ['CN=broker.automq-acme', 'broker.automq-acme'],
  ['CN=node:broker', undefined],
  ['CN=Storefront', undefined],
  ['OU=storefront', undefined],
])('to clients’ listeners, %s is %s', (subject, expected) => {
  expect(principal(clients, subject)).toBe(expected);
});
