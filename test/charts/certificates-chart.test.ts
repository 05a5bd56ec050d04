import { coversHost } from '../../lib/model/certificate-names';
import type { Deployment } from '../../lib/model/deployment';
import { awsVariant } from '../support/aws-variant';
import { example } from '../support/example';
import { named, ofKind } from '../support/objects';

const production = example('production');
const given = example('production-existing');
const spec = (deployment: Deployment, name: string) => named(deployment, 'Certificate', name).spec;
const names = (deployment: Deployment) => ofKind(deployment, 'Certificate').map(({ metadata }) => metadata.name);

const hours = (duration: string) => Number(duration.replace(/h$/, ''));

test('without an issuer in the file the deployment has an authority of its own', () => {
  expect(ofKind(production, 'Issuer').map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
    ['self-signed', { selfSigned: {} }],
    ['certificate-authority', { ca: { secretName: 'certificate-authority' } }],
  ]);
  expect(names(production)).toEqual([
    'balancer',
    'certificate-authority',
    'controller-tls',
    'broker-tls',
    'users-tls',
    'monitor-tls',
    'user-storefront',
  ]);
  for (const name of ['controller-tls', 'broker-tls', 'users-tls', 'monitor-tls', 'user-storefront'])
    expect(spec(production, name).issuerRef).toMatchObject({ kind: 'Issuer', name: 'certificate-authority' });
});

test('an issuer of the file signs every identity, and nothing else', () => {
  expect(names(given)).not.toContain('certificate-authority');
  for (const name of ['controller-tls', 'broker-tls', 'users-tls', 'user-shipments'])
    expect(spec(given, name).issuerRef).toEqual({
      kind: 'ClusterIssuer',
      name: 'northwind-platform',
      group: 'cert-manager.io',
    });
  expect(spec(given, 'balancer').issuerRef.name).toBe('self-signed');
});

test('who brings his own Secrets, or has no TLS, needs no cert-manager', () => {
  for (const name of ['private', 'minimal'] as const)
    expect([...ofKind(example(name), 'Certificate'), ...ofKind(example(name), 'Issuer')]).toEqual([]);
});

test('the authority stays trusted: ten years, and renewed with the same key', () => {
  const authority = spec(production, 'certificate-authority');
  expect(authority).toMatchObject({ isCA: true, privateKey: { rotationPolicy: 'Never' } });
  expect(hours(authority.duration)).toBe(10 * 8760);
});

test('the balancer’s password, which is made of a key, is the same after a renewal', () => {
  expect(spec(production, 'balancer')).toMatchObject({
    secretName: 'balancer',
    privateKey: { rotationPolicy: 'Never' },
    usages: ['digital signature'],
  });
});

test.each(['controller-tls', 'broker-tls', 'users-tls', 'user-storefront'])(
  '%s is what Kafka reads, and leaves 90 days to whatever has to restart for a new one',
  (name) => {
    const found = spec(production, name);
    expect(found).toMatchObject({
      secretName: name,
      privateKey: { algorithm: 'ECDSA', encoding: 'PKCS8', rotationPolicy: 'Always' },
      additionalOutputFormats: [{ type: 'CombinedPEM' }],
    });
    expect([hours(found.duration), hours(found.renewBefore!)]).toEqual([365 * 24, 90 * 24]);
  },
);

test('nodes are clients of each other; the job and users are clients only', () => {
  const usages = (name: string) => spec(production, name).usages;
  for (const name of ['controller-tls', 'broker-tls'])
    expect(usages(name)).toEqual(['digital signature', 'server auth', 'client auth']);
  for (const name of ['users-tls', 'user-storefront'])
    expect(usages(name)).toEqual(['digital signature', 'client auth']);
});

test('an identity is known by the common name that the listeners expect', () => {
  for (const deployment of [production, given]) {
    const { security } = deployment;
    if (security.kind !== 'tls') throw new Error('no TLS');
    for (const { secret, commonName } of Object.values(security.certificates))
      expect(spec(deployment, secret).commonName).toBe(commonName);
    for (const { name, credential } of security.users)
      if (credential.kind === 'certificate') expect(spec(deployment, credential.secret).commonName).toBe(name);
  }
});

test('a draining zone keeps its names until it leaves the file', () => {
  const draining = awsVariant('production', ({ zones }) => {
    zones[2]!.state = 'draining';
  });
  expect(spec(draining, 'broker-tls').dnsNames).toEqual(spec(production, 'broker-tls').dnsNames);
  expect(coversHost(spec(draining, 'broker-tls').dnsNames!, 'b0.use1-az1.network.kafka.acme.example')).toBe(true);
});

test('a user who is removed gets no certificate any more', () => {
  const removed = awsVariant('production', ({ security }) => {
    for (const user of (security as { users: { state: string }[] }).users) user.state = 'removed';
  });
  expect(names(removed).filter((name) => name.startsWith('user-'))).toEqual([]);
});
