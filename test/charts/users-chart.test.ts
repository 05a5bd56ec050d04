import { usersProgram } from '../../charts/users/users-program';
import type { Deployment } from '../../lib/model/deployment';
import { serverProperties } from '../../charts/server-properties';
import type { TlsSecurity } from '../../lib/model/security';
import { awsVariant } from '../support/aws-variant';
import { example, exampleNames } from '../support/example';
import { allPools, named, ofKind } from '../support/objects';
import { privateVariant } from '../support/private-variant';

type Nodes = Readonly<{ listeners: readonly { name: string; port: number }[]; certificate?: string }>;

interface Input extends Readonly<
  Record<'bootstrapServers' | 'bootstrapControllers' | 'keyStore' | 'trustStore', string>
> {
  readonly brokers: Nodes;
  readonly controllers: Nodes;
  readonly reservedPrefix: string;
  readonly users: readonly Readonly<{
    name: string;
    state: string;
    passwordFile?: string;
    acls: readonly { readonly operations: readonly string[] }[];
  }>[];
}

const production = example('production');
const input = (deployment: Deployment) =>
  JSON.parse(named(deployment, 'ConfigMap', 'users').data['users.json']!) as Input;
const job = (deployment: Deployment) => named(deployment, 'CronJob', 'users').spec;
const pod = (deployment: Deployment) => job(deployment).jobTemplate.spec.template.spec;

test('who may do what is what the file says', () => {
  expect(input(production).users.filter(({ name }) => !name.startsWith('automq-'))).toEqual([
    {
      name: 'inventory',
      state: 'active',
      passwordFile: '/etc/automq-passwords/inventory/password',
      acls: [
        { resource: 'topic', name: 'inventory.', pattern: 'prefixed', operations: ['read', 'write'] },
        { resource: 'group', name: 'inventory.', pattern: 'prefixed', operations: ['read'] },
        { resource: 'transactionalId', name: 'inventory.', pattern: 'prefixed', operations: ['write', 'describe'] },
      ],
    },
    {
      name: 'storefront',
      state: 'active',
      acls: [
        { resource: 'topic', name: 'inventory.', pattern: 'prefixed', operations: ['read'] },
        { resource: 'group', name: 'storefront.', pattern: 'prefixed', operations: ['read'] },
      ],
    },
  ]);
});

test('the job asks a broker of any zone, by a name that the broker’s certificate holds', () => {
  expect(input(production).bootstrapServers.split(',')).toEqual([
    'broker-use1-az4-0.brokers.automq-acme.svc:9094',
    'broker-use1-az6-0.brokers.automq-acme.svc:9094',
    'broker-use1-az1-0.brokers.automq-acme.svc:9094',
  ]);
});

test('controllers are told themselves to read renewed certificates', () => {
  expect(input(production).bootstrapControllers.split(',')).toEqual([
    'controller-use1-az4-0.controllers.automq-acme.svc:9093',
    'controller-use1-az6-0.controllers.automq-acme.svc:9093',
    'controller-use1-az1-0.controllers.automq-acme.svc:9093',
  ]);
});

test.each(exampleNames.filter((name) => example(name).security.kind === 'tls'))(
  '%s: the job looks at every listener of every node, and its policy lets it',
  (name) => {
    const deployment = example(name);
    const { brokers, controllers } = input(deployment);
    const { egress } = named(deployment, 'NetworkPolicy', 'users').spec;
    for (const [component, { listeners }] of Object.entries({ broker: brokers, controller: controllers })) {
      const pool = allPools(deployment).find((each) => each.component === component)!;
      const line = serverProperties(deployment, pool).match(/^listeners=(.*)$/m)![1]!;
      expect(listeners.map((each) => `${each.name}://:${each.port}`).join(',')).toBe(line);
      const open = egress!
        .filter(({ to }) => to[0]?.podSelector?.matchLabels['app.kubernetes.io/component'] === component)
        .flatMap(({ ports }) => ports.map(({ port }) => port));
      expect([...open].sort()).toEqual(listeners.map(({ port }) => port).sort());
    }
  },
);

test('what nodes should show comes from their Secrets without the key, where cert-manager fills them', () => {
  const files = [input(production).brokers, input(production).controllers].map(({ certificate }) => certificate);
  expect(files).toEqual(['/etc/automq-issued/broker.crt', '/etc/automq-issued/controller.crt']);
  const { containers, volumes } = pod(production);
  expect(containers[0]!.volumeMounts).toContainEqual({
    name: 'issued',
    mountPath: '/etc/automq-issued',
    readOnly: true,
  });
  const item = (component: string) => ({
    secret: { name: `${component}-tls`, optional: true, items: [{ key: 'tls.crt', path: `${component}.crt` }] },
  });
  expect(volumes.find(({ name }) => name === 'issued')!.projected).toEqual({
    defaultMode: 0o440,
    sources: [item('broker'), item('controller')],
  });
});

test('of Secrets that the customer fills, the job mounts its own alone', () => {
  const deployment = example('private');
  expect([input(deployment).brokers, input(deployment).controllers]).toEqual([
    { listeners: expect.anything() as unknown },
    { listeners: expect.anything() as unknown },
  ]);
  expect(pod(deployment).volumes.map(({ name }) => name)).not.toContain('issued');
});

test('no user of a file can have a name that the job takes passwords from', () => {
  const { superUsers } = production.security as TlsSecurity;
  const { reservedPrefix } = input(production);
  expect(superUsers.filter((each) => !each.startsWith(`User:${reservedPrefix}`))).toEqual([]);
  expect(() =>
    privateVariant(({ security }) => {
      (security as { users: { name: string }[] }).users[0]!.name = `${reservedPrefix}broker`;
    }),
  ).toThrow('must be lower-case letters');
});

test('what the program reads is mounted where it looks, and passwords come by reference only', () => {
  const { keyStore, trustStore, users } = input(production);
  const { containers, volumes } = pod(production);
  const { command, volumeMounts } = containers[0]!;
  const mountOf = (path: string) => volumeMounts.find(({ mountPath }) => path.startsWith(`${mountPath}/`))!.name;
  const volumeOf = (path: string) => volumes.find(({ name }) => name === mountOf(path))!;
  for (const path of [keyStore, trustStore])
    expect(volumeOf(path).secret).toMatchObject({ secretName: 'users-tls', defaultMode: 0o440 });
  const files = command.filter((word) => word.startsWith('/etc/')).map((path) => path.split('/').at(-1));
  expect(files).toEqual([usersProgram.file, 'users.json']);
  expect(Object.keys(named(production, 'ConfigMap', 'users').data)).toEqual(expect.arrayContaining(files));
  expect(volumeOf(users[0]!.passwordFile!)).toEqual({
    name: 'passwords',
    projected: {
      defaultMode: 0o440,
      sources: [
        {
          secret: {
            name: 'inventory-password',
            optional: true,
            items: [{ key: 'password', path: 'inventory/password' }],
          },
        },
        {
          secret: {
            name: 'monitor-tls',
            optional: true,
            items: [{ key: 'tls.key', path: 'automq-monitor/password' }],
          },
        },
      ],
    },
  });
});

test('the program stands in the ConfigMap as it is in the repository', () => {
  const text = named(production, 'ConfigMap', 'users').data[usersProgram.file];
  expect(text).toBe(usersProgram.source);
  expect(text).toContain('public final class KeepUsers');
});

test('the deployment’s own user has the least rights, and a password that no file and no person holds', () => {
  const own = input(production).users.find(({ name }) => name === 'automq-monitor');
  expect(own).toEqual({
    name: 'automq-monitor',
    state: 'active',
    passwordFile: '/etc/automq-passwords/automq-monitor/password',
    isDerived: true,
    acls: [
      {
        resource: 'topic',
        name: 'automq-canary',
        pattern: 'literal',
        operations: ['create', 'alter', 'describe', 'read', 'write'],
      },
      { resource: 'cluster', pattern: 'literal', operations: ['describe'] },
      { resource: 'group', name: '*', pattern: 'literal', operations: ['describe'] },
      { resource: 'topic', name: '*', pattern: 'literal', operations: ['describe', 'describeConfigs'] },
    ],
  });
});

test('that user loses its rights with what it is for, and has no password where nobody asks for one', () => {
  const own = (deployment: Deployment) => input(deployment).users.find(({ name }) => name === 'automq-monitor');
  const without = (changed: object) =>
    own(privateVariant((written) => Object.assign(written, { monitoring: { kind: 'podMonitor', ...changed } })));
  const [none, exporter] = [{ kind: 'none' }, { kind: 'exporter' }];
  expect(without({ canary: none, groupLag: none })).toEqual({ name: 'automq-monitor', state: 'removed', acls: [] });
  expect(without({ canary: none, groupLag: exporter })).toMatchObject({ state: 'active', acls: { length: 3 } });
  const certificates = awsVariant('production-existing', ({ access }) =>
    Object.assign(access!, { cluster: { authentication: 'mtls' } }),
  );
  expect(own(certificates)).not.toHaveProperty('passwordFile');
});

describe('with event contracts', () => {
  const retail = example('retail');
  const userOf = (deployment: Deployment, name: string) => input(deployment).users.find((user) => user.name === name);

  test('the users whose rights come from there have them left alone, and those of the file have not', () => {
    expect(userOf(retail, 'inventory')).toMatchObject({ aclsFrom: 'contracts', acls: [] });
    expect(userOf(retail, 'carts')).not.toHaveProperty('aclsFrom');
  });

  test('who applies them may plan and apply, and reads no record but those of what was done', () => {
    expect(userOf(retail, 'automq-contracts')).toEqual({
      name: 'automq-contracts',
      state: 'active',
      passwordFile: '/etc/automq-passwords/automq-contracts/password',
      isDerived: true,
      acls: [
        {
          resource: 'cluster',
          pattern: 'literal',
          operations: ['describe', 'alter', 'describeConfigs', 'alterConfigs'],
        },
        {
          resource: 'topic',
          name: '*',
          pattern: 'literal',
          operations: ['create', 'delete', 'describe', 'describeConfigs', 'alter', 'alterConfigs'],
        },
        { resource: 'group', name: '*', pattern: 'literal', operations: ['describe'] },
        { resource: 'topic', name: 'automq-contracts-audit', pattern: 'literal', operations: ['read', 'write'] },
      ],
    });
  });

  test('nobody but that one and the canary may make a topic, and brokers make none themselves', () => {
    const makers = input(retail).users.filter(({ acls }) =>
      acls.some(({ operations }) => operations.includes('create') || operations.includes('all')),
    );
    expect(makers.map(({ name }) => name)).toEqual(['automq-monitor', 'automq-contracts']);
    const pool = allPools(retail).find(({ component }) => component === 'broker')!;
    expect(serverProperties(retail, pool)).toMatch(/^auto\.create\.topics\.enable=false$/m);
  });
});

test('a user who is removed has no password any more, and stays in the file of the job', () => {
  const deployment = privateVariant(({ security }) => {
    for (const user of (security as { users: { state: string }[] }).users) user.state = 'removed';
  });
  expect(input(deployment).users).toEqual([
    { name: 'historian', state: 'removed', acls: expect.anything() as unknown },
    { name: 'mes', state: 'removed', acls: expect.anything() as unknown },
    expect.objectContaining({ name: 'automq-monitor' }) as unknown,
    { name: 'automq-contracts', state: 'removed', acls: [] },
  ]);
  const { projected } = pod(deployment).volumes.find(({ name }) => name === 'passwords')!;
  expect(projected!.sources.map(({ secret }) => secret!.name)).toEqual(['monitor-password']);
});

test('runs come one after the other, every ten minutes, and never stay', () => {
  expect(job(production)).toMatchObject({
    schedule: '*/10 * * * *',
    concurrencyPolicy: 'Forbid',
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 3,
    jobTemplate: { spec: { activeDeadlineSeconds: 480, backoffLimit: 1 } },
  });
});

test('the pod passes Pod Security restricted, and has nothing of the brokers but their image', () => {
  const { containers, securityContext, serviceAccountName, automountServiceAccountToken } = pod(production);
  const [container] = containers;
  expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(container!.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  });
  expect(container).not.toHaveProperty('env');
  expect(container!.image).toBe(production.kafka.image);
  expect([serviceAccountName, automountServiceAccountToken]).toEqual(['users', false]);
  expect(named(production, 'ServiceAccount', 'users').automountServiceAccountToken).toBe(false);
});

test('its policy finds the pod, and it keeps no broker off a node', () => {
  const { labels } = job(production).jobTemplate.spec.template.metadata;
  expect(labels).toMatchObject(named(production, 'NetworkPolicy', 'users').spec.podSelector.matchLabels);
  const broker = named(production, 'StatefulSet', 'broker-use1-az4').spec.template.spec;
  const { labelSelector } = broker.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]!;
  expect(labelSelector.matchExpressions).toEqual([
    { key: 'app.kubernetes.io/component', operator: 'In', values: ['controller', 'broker'] },
  ]);
  expect(labels['app.kubernetes.io/component']).toBe('users');
});

test('without TLS there are no users, and no job', () => {
  const deployment = example('minimal');
  for (const kind of ['CronJob', 'ServiceAccount', 'ConfigMap'] as const)
    expect(ofKind(deployment, kind).map(({ metadata }) => metadata.name)).not.toContain('users');
});
