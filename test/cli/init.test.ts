import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newClusterId } from '../../lib/cli/init/cluster-id';
import { flagOf, questionsOf } from '../../lib/cli/init/questions';
import { runProgram } from '../../lib/cli/program';
import { loadDeployment, parseDeployment } from '../../lib/load-deployment';
import { testIo } from './support/test-io';

const identity = ['--name', 'acme', '--customer', 'Acme Retail', '--owner', 'streaming@acme.example'];
const place = ['--account', '123456789012', '--region', 'us-east-1'];
const zones = ['--zone', 'us-east-1a=use1-az4', '--zone', 'us-east-1b=use1-az6', '--zone', 'us-east-1c=use1-az1'];
const store = [
  ...['--endpoint', 'https://minio.storage.svc:9000', '--store-reach', 'storage:9000'],
  ...['--data-bucket', 'acme-data', '--ops-bucket', 'acme-ops'],
];
const nodes = [
  ...['--storage-class', 'fast', '--snapshot-class', 'fast-snapshots'],
  ...['--broker-node', '8,32,10000', '--controller-node', '4,8,10000'],
];

const flags = {
  minimal: [...identity, ...place, ...zones.slice(0, 4), '--api-cidr', '203.0.113.0/24'],
  production: [
    ...identity,
    ...place,
    ...zones,
    '--administrator',
    'arn:aws:iam::123456789012:role/Ops',
    '--client-namespace',
    'shop',
  ],
  private: [
    ...identity,
    ...nodes,
    ...store,
    '--zone',
    'Room A=room-a',
    '--zone',
    'room-b',
    '--zone',
    'room-c',
    '--ca-secret',
    'store-ca',
    '--registry',
    'registry.example:5000',
  ],
};

const init = async (args: readonly string[], io = testIo()) => ({ io, code: await runProgram(['init', ...args], io) });

describe.each(Object.entries(flags))('profile %s', (profile, given) => {
  test('the file it writes is a valid deployment', async () => {
    const { io, code } = await init(['--yes', '--profile', profile, ...given]);
    expect(`${code} ${io.errors()}`).toBe('0 ');
    const deployment = loadDeployment(join(io.cwd, 'deployments', 'acme.yaml'));
    expect(deployment.name).toBe('acme');
    expect(deployment.kafka.clusterId).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/);
    expect(deployment.zones.map(({ number }) => number)).toEqual(deployment.zones.map((_, index) => index));
  });

  test('asking gives the same file as flags', async () => {
    const byFlags = await init(['file.yaml', '--yes', '--profile', profile, ...given]);
    const asked = testIo({ interactive: true, answers: answersFor(given, profile) });
    const byAnswers = await init(['file.yaml'], asked);
    expect(`${byAnswers.code} ${asked.errors()}`).toBe(profile === 'private' ? '0 ' : `0 ${zonesOfAccount}`);
    expect(readFileSync(join(asked.cwd, 'file.yaml'), 'utf8')).toBe(
      readFileSync(join(byFlags.io.cwd, 'file.yaml'), 'utf8'),
    );
  });
});

test.each(['production', 'private'] as const)(
  'what profile %s has as comments is a way in for clients when it is no comment any more',
  async (profile) => {
    const { io } = await init(['acme.yaml', '--yes', '--profile', profile, ...flags[profile]]);
    const text = readFileSync(join(io.cwd, 'acme.yaml'), 'utf8');
    const hints = text.slice(text.indexOf('# The profile brings TLS')).replace(/^# (?=security:|access:| )/gm, '');
    const { security, access } = parseDeployment(`${text}\n${hints}`, 'acme.yaml');
    expect(security).toMatchObject({ kind: 'tls', users: [{ name: 'orders' }] });
    expect(access.network?.domain).toBe('network.kafka.acme.example');
  },
);

const zonesOfAccount =
  'Zones of your account: aws ec2 describe-availability-zones --region us-east-1 --query "AvailabilityZones[].[ZoneName,ZoneId]" --output text';

/** What a person answers to the questions that the flags answer. */
function answersFor(given: readonly string[], profile: string): Record<string, string> {
  const starts: Record<string, string> = {
    '--name': 'Name of the deployment',
    '--customer': 'Customer',
    '--owner': 'Team',
    '--account': 'AWS account',
    '--region': 'AWS region',
    '--zone': 'Zones as',
    '--api-cidr': 'Addresses that may reach',
    '--administrator': 'IAM roles',
    '--client-namespace': 'Namespaces whose pods',
    '--storage-class': 'Storage class',
    '--snapshot-class': 'VolumeSnapshotClass',
    '--broker-node': 'What a pod can have of a broker node',
    '--controller-node': 'A controller node',
    '--endpoint': 'URL',
    '--store-reach': 'Where the store is',
    '--data-bucket': 'Bucket for the data',
    '--ops-bucket': 'Bucket for logs',
    '--ca-secret': 'Kubernetes Secret with ca.crt',
    '--pull-secret': 'Kubernetes Secret with the registry',
    '--registry': 'Registry',
  };
  const answers: Record<string, string> = { 'What kind': profile };
  for (const start of Object.values(starts)) if (start !== 'Registry') answers[start] = '';
  for (let i = 0; i < given.length; i += 2) {
    const start = starts[given[i]!]!;
    answers[start] = [answers[start] ?? '', given[i + 1]!].filter((part) => part !== '').join(', ');
  }
  return answers;
}

test('everything that is missing is told at once, with the flag that says it', async () => {
  const { io, code } = await init(['--yes', '--profile', 'production', '--name', 'Acme!', '--endpoint', 'https://x']);
  expect(code).toBe(2);
  expect(io.errors()).toContain('--account <digits> is missing: AWS account');
  expect(io.errors()).toContain('--name: "Acme!" must be lower-case');
  expect(io.errors()).toContain('--endpoint means nothing to the profile production');
  expect(readdirSync(io.cwd)).toEqual([]);
});

test('a file that is there is never overwritten', async () => {
  const io = testIo();
  writeFileSync(join(io.cwd, 'acme.yaml'), 'mine');
  const { code } = await init(['acme.yaml', '--yes', '--profile', 'minimal', ...flags.minimal], io);
  expect(code).toBe(2);
  expect(readFileSync(join(io.cwd, 'acme.yaml'), 'utf8')).toBe('mine');
});

test('answers that make no valid deployment leave no file', async () => {
  const wrongRegion = flags.production.map((flag) => (flag === 'us-east-1' ? 'eu-west-1' : flag));
  const { io, code } = await init(['acme.yaml', '--yes', '--profile', 'production', ...wrongRegion]);
  expect(code).toBe(2);
  expect(io.errors()).toContain('No file was written.\n  zones[0].id: "use1-az4" is not a zone of eu-west-1');
  expect(existsSync(join(io.cwd, 'acme.yaml'))).toBe(false);
});

test('production with two zones says how many it needs', async () => {
  const { io, code } = await init(['--yes', '--profile', 'production', ...identity, ...place, ...zones.slice(0, 4)]);
  expect(code).toBe(2);
  expect(io.errors()).toContain('2 of the 3 zones that profile production needs');
});

test('minimal with four zones says how many it takes', async () => {
  const four = [...zones, '--zone', 'us-east-1d=use1-az2'];
  const { io, code } = await init(['--yes', '--profile', 'minimal', ...identity, ...place, ...four]);
  expect(code).toBe(2);
  expect(io.errors()).toContain('4 zones, and profile minimal takes 3 at most');
});

test.each([
  [['--zone', 'us-east-1a'], '--zone: "us-east-1a" must be name=id, such as us-east-1a=use1-az4'],
  [['--zone', 'us-east-1a=use1-az4'], '--zone: the name us-east-1a stands there twice'],
  [['--client-namespace', 'shop', '--client-namespace', 'shop'], '--client-namespace: "shop" stands there twice'],
  [['--name', 'other'], '--name: is given 2 times and takes one answer'],
])('%j beside the other flags is refused', async (more, message) => {
  const { io, code } = await init(['--yes', '--profile', 'minimal', ...flags.minimal, ...more]);
  expect(code).toBe(2);
  expect(io.errors()).toContain(message);
});

test('--help says which flags may be repeated', async () => {
  const { io } = await init(['--help']);
  expect(io.output()).toMatch(/--zone <name=id> .*\(may be repeated\)$/m);
  expect(io.output()).toMatch(/--region <region> +AWS region$/m);
});

test('--help says which flags are of which profile', async () => {
  const { io } = await init(['--help']);
  const flagsAfter = (words: string) =>
    new RegExp(`${words}: ([^.]+)\\.`)
      .exec(io.output())![1]!
      .split(/,\s+/)
      .map((flag) => `--${flag}`);
  const isOfAll = (flag: string) => identity.includes(flag);
  const asked = (profile: 'production' | 'private') =>
    questionsOf(profile)
      .map(flagOf)
      .filter((flag) => !isOfAll(flag));
  expect(flagsAfter('Flags of the profiles minimal and production').sort()).toEqual(asked('production').sort());
  expect(flagsAfter('Flags of the profile private').sort()).toEqual(asked('private').sort());
});

describe('a private deployment with fewer zones', () => {
  const withZones = async (...ids: readonly string[]) => {
    const given = [...identity, ...nodes, ...store, ...ids.flatMap((id) => ['--zone', id])];
    const { io, code } = await init(['acme.yaml', '--yes', '--profile', 'private', ...given]);
    expect(`${code} ${io.errors()}`).toBe('0 ');
    const file = join(io.cwd, 'acme.yaml');
    return { text: readFileSync(file, 'utf8'), deployment: loadDeployment(file) };
  };

  test('of two zones has two controllers in one, and says which loss ends the quorum', async () => {
    const { text, deployment } = await withZones('room-a', 'room-b');
    expect(deployment.stage).toBe('production');
    expect(text).toContain('controllers: { zones: [room-a, room-a, room-b] }');
    expect(text).toContain('in room-a: its loss ends the quorum and stops the cluster; the loss of room-b does not.');
  });

  test('of one zone is for development, with one controller and nothing to route', async () => {
    const { text, deployment } = await withZones('room-a');
    expect(deployment).toMatchObject({ stage: 'development', kafka: { zoneRouter: false } });
    expect(text).toContain('controllers: { zones: [room-a] }\n  brokers: { perZone: 2 }');
  });
});

test('a text stays text, whatever it looks like', async () => {
  const odd = flags.minimal.map((flag) => (flag === 'Acme Retail' ? 'no' : flag));
  const { io } = await init(['acme.yaml', '--yes', '--profile', 'minimal', ...odd]);
  expect(loadDeployment(join(io.cwd, 'acme.yaml')).customer).toBe('no');
});

test('a cluster id never begins with a hyphen', () => {
  const uuids = ['f8000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-000000000000'];
  expect(newClusterId(() => uuids.shift()!)).toBe('AAAAAAAAQACAAAAAAAAAAA');
});
