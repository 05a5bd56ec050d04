import { clientSettings } from '../../../lib/clients/client-settings';
import { javaSettings } from '../../../lib/clients/java-settings';
import type { Intent } from '../../../lib/model/access';
import { brokerAddress, outsideAccesses } from '../../../lib/model/access';
import type { Deployment } from '../../../lib/model/deployment';
import { awsVariant } from '../../support/aws-variant';
import { example, exampleNames } from '../../support/example';
import { named, ofKind } from '../../support/objects';
import { privateVariant } from '../../support/private-variant';

interface Input {
  readonly zone: string;
  readonly login: { readonly user?: string; readonly secretFile?: string; readonly files?: readonly string[] };
  readonly ways: readonly { readonly path: Intent; readonly settings: Readonly<Record<string, string>> }[];
}

const production = example('production');
const input = (deployment: Deployment, zone: string) =>
  JSON.parse(named(deployment, 'ConfigMap', 'canary').data[`${zone}.json`]!) as Input;
const canary = (deployment: Deployment, zone: string) => named(deployment, 'Deployment', `canary-${zone}`);
const podOf = (deployment: Deployment, zone: string) => canary(deployment, zone).spec.template.spec;

test.each(exampleNames)(
  '%s: each zone with brokers has one canary where somebody scrapes, and none elsewhere',
  (name) => {
    const deployment = example(name);
    const found = ofKind(deployment, 'Deployment').filter(({ metadata }) => metadata.name.startsWith('canary-'));
    const zones =
      ofKind(deployment, 'PodMonitor').length > 0 ? deployment.brokers.map(({ zone }) => `canary-${zone.id}`) : [];
    expect(found.map(({ metadata }) => metadata.name)).toEqual(zones);
    expect(found.map(({ spec }) => [spec.replicas, spec.strategy.type])).toEqual(zones.map(() => [1, 'Recreate']));
  },
);

test('a canary runs in its zone, on any node that takes pods, and keeps no broker off one', () => {
  const { affinity, tolerations, nodeSelector, priorityClassName } = podOf(production, 'use1-az6');
  expect(affinity).toEqual({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: 'topology.k8s.aws/zone-id', operator: 'In', values: ['use1-az6'] }] },
        ],
      },
    },
  });
  expect([tolerations, nodeSelector, priorityClassName]).toEqual([undefined, undefined, undefined]);
});

test('it passes Pod Security restricted, and Prometheus finds its zone and its port', () => {
  const { securityContext, containers, automountServiceAccountToken, serviceAccountName } = podOf(
    production,
    'use1-az6',
  );
  expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(containers[0]!.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  });
  expect([automountServiceAccountToken, serviceAccountName]).toEqual([false, 'canary']);
  expect(containers[0]!.ports).toEqual([{ name: 'metrics', containerPort: 9090, protocol: 'TCP' }]);
  const { labels } = canary(production, 'use1-az6').spec.template.metadata;
  expect(labels).toMatchObject(named(production, 'PodMonitor', 'automq').spec.selector.matchLabels);
  expect(labels['automq.com/zone-id']).toBe('use1-az6');
  expect(labels).toMatchObject(named(production, 'NetworkPolicy', 'canary').spec.podSelector.matchLabels);
});

test('it comes in as a client of its zone: the settings are those that the kit gives people', () => {
  const users = { cluster: 'inventory', network: 'inventory', privateLink: 'storefront' } as const;
  for (const { path, settings } of input(production, 'use1-az6').ways) {
    const given = clientSettings(production, { intent: path, user: users[path], zone: 'use1-az6' });
    const groups = javaSettings(given, { role: 'both', credentials: '/etc/automq-tls', left: [] });
    const ofPeople = Object.fromEntries(
      groups.flatMap((group) => group.settings).map(({ key, value }) => [key, value]),
    );
    // Brokers know the zone by the address here, so client.id says what it likes.
    const { 'client.id': clientId, ...own } = settings;
    expect(clientId).toBe('automq-canary');
    expect(ofPeople).toMatchObject(own);
  }
});

test('where brokers don’t know its zone by its address, it says the zone', () => {
  const { ways } = input(example('private'), 'room-b');
  expect(ways.map(({ settings }) => [settings['client.id'], settings['client.rack']])).toEqual([
    ['automq_az=room-b&app=automq-canary', 'room-b'],
  ]);
});

test('without the zone router it has no zone, since leaders are where they are', () => {
  const without = privateVariant(({ kafka }) => Object.assign(kafka, { zoneRouter: false }));
  const [way] = input(without, 'room-b').ways;
  expect(way!.settings).not.toHaveProperty('client.rack');
  expect(way!.settings['client.id']).toBe('automq-canary');
});

test('names that only consumers’ DNS knows lead to the load balancer of their zone: to begin with, and every broker', () => {
  const aliases = podOf(production, 'use1-az6').hostAliases!;
  const privateLink = outsideAccesses(production.access).find(({ intent }) => intent === 'privateLink')!;
  expect(aliases.map(({ ip }) => ip)).toEqual(['10.30.224.9', '10.30.228.9', '10.30.232.9']);
  for (const [index, { zone, maxCount }] of production.brokers.entries()) {
    const brokers = Array.from({ length: maxCount }, (_, ordinal) => brokerAddress(privateLink, zone, ordinal).host);
    expect(aliases[index]!.hostnames).toEqual([`bootstrap.${zone.id}.privatelink.kafka.acme.example`, ...brokers]);
  }
  const [begin] = input(production, 'use1-az6').ways.filter(({ path }) => path === 'privateLink');
  expect(aliases[1]!.hostnames).toContain(begin!.settings['bootstrap.servers']!.split(':')[0]);
});

test('its policy lets it to brokers, load balancers and DNS, and Prometheus to it', () => {
  const { ingress, egress } = named(production, 'NetworkPolicy', 'canary').spec;
  const blocks = egress!.flatMap(({ to, ports }) =>
    to.flatMap(({ ipBlock }) => (ipBlock ? [`${ipBlock.cidr} ${ports.map(({ port }) => port).join()}`] : [])),
  );
  expect(blocks).toContain('10.30.228.9/32 9092,9100,9101,9102,9116,9117,9118,9132,9133,9134');
  expect(ingress!.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([9090]);
});

test('the ConfigMap says what canaries try, and why not the rest', () => {
  const said = (deployment: Deployment) =>
    named(deployment, 'ConfigMap', 'canary').metadata.annotations!['automq.com/why'];
  expect(said(production)).toBe('Tried: cluster, network, privateLink.\n');
  expect(said(example('private'))).toMatch(/^Tried: cluster[.]\nNot tried: network[.] Inside a cluster kube-proxy/);
});

test('it proves itself with what its Secret holds, and mounts nothing that it needs not', () => {
  const items = (deployment: Deployment, zone: string) =>
    podOf(deployment, zone).volumes.find(({ name }) => name === 'certificate')?.secret;
  expect(items(production, 'use1-az6')).toMatchObject({
    secretName: 'monitor-tls',
    items: [
      { key: 'tls.key', path: 'password-source' },
      { key: 'ca.crt', path: 'ca.crt' },
      { key: 'tls-combined.pem', path: 'tls-combined.pem' },
    ],
  });
  expect(items(example('private'), 'room-a')).toMatchObject({
    secretName: 'monitor-password',
    items: [
      { key: 'password', path: 'password-source' },
      { key: 'ca.crt', path: 'ca.crt' },
    ],
  });
  const certificates = awsVariant('production-existing', ({ access }) =>
    Object.assign(access!, { cluster: { authentication: 'mtls' } }),
  );
  expect(items(certificates, 'euc1-az2')).toMatchObject({
    items: [
      { key: 'ca.crt', path: 'ca.crt' },
      { key: 'tls-combined.pem', path: 'tls-combined.pem' },
    ],
  });
});

test('the files of its login are all mounted, so that a renewed one is seen', () => {
  for (const name of ['production', 'production-existing', 'private'] as const) {
    const deployment = example(name);
    const zone = deployment.brokers[0]!.zone.id;
    const { login } = input(deployment, zone);
    const { secret } = podOf(deployment, zone).volumes.find((volume) => volume.name === 'certificate')!;
    const mounted = (secret!.items as readonly { readonly path: string }[]).map(
      ({ path }) => `/etc/automq-tls/${path}`,
    );
    expect(login.files).toEqual(mounted);
    expect(login.secretFile === undefined || mounted.includes(login.secretFile)).toBe(true);
  }
});

test('without TLS it is nobody', () => {
  const plain = awsVariant('minimal', (written) =>
    Object.assign(written, { monitoring: { kind: 'podMonitor' }, components: { prometheusOperator: 'required' } }),
  );
  expect(input(plain, 'use1-az4').login).toEqual({});
  expect(podOf(plain, 'use1-az4').volumes.map(({ name }) => name)).toEqual(['program', 'scratch']);
});

test('a pod is replaced when what it works from changes, and when another zone’s does not', () => {
  const revision = (deployment: Deployment, zone: string) =>
    canary(deployment, zone).spec.template.metadata.labels['automq.com/revision'];
  const slower = privateVariant((written) =>
    Object.assign(written, { monitoring: { kind: 'podMonitor', canary: { kind: 'perZone', intervalSeconds: 60 } } }),
  );
  expect(revision(slower, 'room-a')).not.toBe(revision(example('private'), 'room-a'));
  const drained = privateVariant(({ zones }) => Object.assign(zones[2]!, { state: 'draining' }));
  expect(revision(drained, 'room-a')).toBe(revision(example('private'), 'room-a'));
});

test('the certificate keeps its key when it is renewed, since the password is made of it', () => {
  const { spec } = named(production, 'Certificate', 'monitor-tls');
  expect(spec).toMatchObject({ commonName: 'automq-monitor', privateKey: { rotationPolicy: 'Never' } });
  expect(ofKind(example('private'), 'Certificate')).toEqual([]);
});
