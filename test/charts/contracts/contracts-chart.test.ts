import { gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { parted } from '../../../charts/contracts/parted';
import type { ContractsJobInput } from '../../../lib/model/contracts-job-input';
import type { Deployment } from '../../../lib/model/deployment';
import { schemaProblems } from '../../support/schema-problems';
import { contractSet, topicContract } from '../../support/contract-fixture';
import { contracted, retailWithJob } from '../../support/contracted';
import { named, objectsOf, ofKind } from '../../support/objects';

const deployment = contracted();

const pod = (of: Deployment = deployment) => named(of, 'CronJob', 'contracts').spec.jobTemplate.spec.template.spec;

const inputOf = (of: Deployment = deployment) =>
  JSON.parse(named(of, 'ConfigMap', 'contracts').data['job.json']!) as ContractsJobInput;

/** Files that the pod sees, from whichever ConfigMaps they come. */
function filesOf(of: Deployment): ReadonlyMap<string, Buffer> {
  const sources = pod(of).volumes.find(({ name }) => name === 'config')!.projected!.sources as unknown as readonly {
    readonly configMap: { readonly name: string };
  }[];
  return new Map(
    sources.flatMap(({ configMap }) => {
      const { data, binaryData } = named(of, 'ConfigMap', configMap.name) as {
        readonly data?: Readonly<Record<string, string>>;
        readonly binaryData?: Readonly<Record<string, string>>;
      };
      return [
        ...Object.entries(data ?? {}).map(([file, text]) => [file, Buffer.from(text)] as const),
        ...Object.entries(binaryData ?? {}).map(([file, text]) => [file, Buffer.from(text, 'base64')] as const),
      ];
    }),
  );
}

test('the job applies what the contracts want, with the program in its ConfigMaps', () => {
  const files = filesOf(deployment);
  const { job } = deployment.readContracts!;
  expect(gunzipSync(files.get('program.gz.00')!)).toEqual(gunzipSync(job!.program));
  expect(inputOf().desiredState).toEqual(['/etc/automq-contracts/desired-state.json']);
  expect(files.get('desired-state.json')!.toString()).toBe(job!.desiredState);
  expect(pod().containers[0]!.command.slice(-2)).toEqual([
    '/etc/automq-contracts/start.cjs',
    '/etc/automq-contracts/job.json',
  ]);
});

test('its pod has no rights in the cluster, is not root and writes nowhere but to /tmp', () => {
  const { containers, serviceAccountName, automountServiceAccountToken, securityContext } = pod();
  expect(serviceAccountName).toBe('contracts');
  expect(automountServiceAccountToken).toBe(false);
  expect(named(deployment, 'ServiceAccount', 'contracts').automountServiceAccountToken).toBe(false);
  expect(objectsOf(deployment).filter(({ kind }) => kind.startsWith('Role'))).toEqual([]);
  expect(securityContext.runAsUser).toBeGreaterThan(0);
  expect(containers[0]!.securityContext).toMatchObject({
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  const writable = containers[0]!.volumeMounts.filter(({ readOnly }) => readOnly !== true);
  expect(writable.map(({ mountPath }) => mountPath)).toEqual(['/tmp']);
});

test('it reaches brokers and name servers alone, and nothing reaches it', () => {
  const { ingress, egress } = named(deployment, 'NetworkPolicy', 'contracts').spec;
  expect(ingress).toBeUndefined();
  const pods = egress!.flatMap(({ to, ports }) =>
    to.flatMap(({ podSelector }) => (podSelector ? [[podSelector.matchLabels, ports.map(({ port }) => port)]] : [])),
  );
  expect(pods).toEqual([[expect.objectContaining({ 'app.kubernetes.io/component': 'broker' }), [9092]]]);
});

test('it is the user of the contracts, by a Secret that it mounts and whose content stands nowhere', () => {
  expect(inputOf()).toMatchObject({
    bootstrapServers: 'bootstrap.automq-retail.svc:9092',
    protocol: 'SASL_SSL',
    user: 'automq-contracts',
    passwordSource: '/etc/automq-tls/password-source',
    authority: '/etc/automq-tls/ca.crt',
  });
  expect(inputOf()).not.toHaveProperty('certificate');
  expect(pod().volumes.find(({ name }) => name === 'certificate')!.secret).toEqual({
    secretName: 'contracts-tls',
    defaultMode: 0o440,
    items: [
      { key: 'tls.key', path: 'password-source' },
      { key: 'ca.crt', path: 'ca.crt' },
    ],
  });
  expect(named(deployment, 'Certificate', 'contracts-tls').spec).toMatchObject({
    commonName: 'automq-contracts',
    privateKey: { rotationPolicy: 'Never' },
  });
});

test('where the cluster’s way in asks for certificates, it shows one and has no password', () => {
  const mtls = contracted({
    ...retailWithJob,
    access: { ...deployment.access, cluster: { authentication: 'mtls' } },
  });
  expect(inputOf(mtls)).toMatchObject({ protocol: 'SSL', certificate: '/etc/automq-tls/tls-combined.pem' });
  expect(inputOf(mtls)).not.toHaveProperty('passwordSource');
});

test('what it may do without a person is what the file says, and nothing unless it does', () => {
  expect(inputOf().allow).toEqual([]);
  const { contracts } = deployment;
  const allowed = {
    ...deployment,
    contracts: { ...contracts!, job: { ...contracts!.job, allow: ['deletes' as const] } },
  };
  expect(inputOf(allowed).allow).toEqual(['deletes']);
});

test('every object of it is one that Kubernetes takes', () => {
  const objects = objectsOf(deployment).filter(({ metadata }) => metadata.name.startsWith('contracts'));
  expect(objects.length).toBeGreaterThan(4);
  expect(objects.filter(({ kind }) => kind !== 'Certificate').flatMap(schemaProblems)).toEqual([]);
});

describe('five thousand topics', () => {
  const topics = Array.from({ length: 5000 }, (_, index) =>
    topicContract({ name: `inventory.topic-${createHash('sha256').update(String(index)).digest('hex').slice(0, 12)}` }),
  );
  const many = contracted(retailWithJob, contractSet(topics));

  test('come in parts that every way of delivery carries, and are the same again together', () => {
    const sizes = ofKind(many, 'ConfigMap')
      .filter(({ metadata }) => metadata.name.startsWith('contracts'))
      .map((object) => Buffer.byteLength(JSON.stringify(object)));
    expect(Math.max(...sizes)).toBeLessThan(200_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(700_000);
    const files = filesOf(many);
    const parts = inputOf(many).desiredState.map((path) => files.get(path.split('/').at(-1)!)!);
    expect(gunzipSync(Buffer.concat(parts)).toString()).toBe(many.readContracts!.job!.desiredState);
  });

  test('are dozens of alert rules and not thousands, none too long for an object', () => {
    const rules = ofKind(many, 'PrometheusRule');
    const ofContracts = rules.flatMap(({ spec }) => spec.groups).filter(({ name }) => name.endsWith('-contracts'));
    expect(ofContracts.flatMap((group) => group.rules).length).toBeLessThan(250);
    for (const rule of rules) expect(Buffer.byteLength(JSON.stringify(rule))).toBeLessThan(200_000);
  });

  test('are dashboards of their owners that an object holds', () => {
    const sizes = ofKind(many, 'ConfigMap')
      .filter(({ metadata }) => metadata.name.startsWith('dashboard-owner-'))
      .map((object) => Buffer.byteLength(JSON.stringify(object)));
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
  });
});

test('parts are as long as they may be, and together the whole', () => {
  const bytes = Buffer.alloc(200_000, 7);
  const parts = parted('program.gz', bytes);
  expect(parts.map(({ file, content }) => [file, content.length])).toEqual([
    ['program.gz.00', 120_000],
    ['program.gz.01', 120_000],
    ['program.gz.02', 26_668],
  ]);
  expect(Buffer.from(parts.map(({ content }) => content).join(''), 'base64')).toEqual(bytes);
});

test('without the job in the file there is nothing of it', () => {
  const { contracts } = deployment;
  const off = { ...deployment, contracts: { ...contracts!, job: { ...contracts!.job, enabled: false } } };
  const without = { ...off, readContracts: { topics: off.readContracts!.topics } };
  expect(
    objectsOf(without).filter(
      ({ metadata }) => /^contracts(-|$)/.test(metadata.name) && metadata.name !== 'contracts-tls',
    ),
  ).toEqual([]);
});
