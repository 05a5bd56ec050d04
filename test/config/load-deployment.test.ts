import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { InvalidDeployment } from '../../lib/config/invalid-deployment';
import { formatPath } from '../../lib/config/problem';
import { renderSettings } from '../../lib/config/render-settings';
import { loadDeployment, parseDeployment, resolveDeployment, resolveFile } from '../../lib/load-deployment';
import { exampleFile, exampleNames } from '../support/example';

const text = (name: (typeof exampleNames)[number]) => readFileSync(exampleFile(name), 'utf8');

function refusal(load: () => unknown): InvalidDeployment {
  try {
    load();
  } catch (error) {
    if (error instanceof InvalidDeployment) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

const refused = (yaml: string) => refusal(() => parseDeployment(yaml, 'acme.yaml'));

test.each(exampleNames)('the example %s is valid', (name) => {
  expect(loadDeployment(exampleFile(name)).name).toBe(parseDeployment(text(name), 'same').name);
});

describe('a file that can’t be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'automq-kit-'));
  const written = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  test.each([
    ['a missing file', join(folder, 'none.yaml'), 'there is no such file'],
    ['a folder', folder, 'it is a folder'],
    ['a path through a file', join(__filename, 'x.yaml'), 'there is no such file'],
    ['text that is not UTF-8', written('latin.yaml', Buffer.from([0x6e, 0x3a, 0x20, 0xe9])), 'it is not UTF-8 text'],
    ['a megabyte', written('large.yaml', `# ${'x'.repeat(1_000_000)}\n`), 'it is larger than 1000000 bytes'],
  ])('%s is refused with the reason', (_, file, reason) => {
    const { message, problems } = refusal(() => loadDeployment(file));
    expect(problems).toHaveLength(1);
    expect(message).toContain(`${file}: one problem`);
    expect(message).toContain(reason);
  });

  test('a file without the right to read it is refused with the reason', () => {
    const file = written('secret.yaml', text('minimal'));
    chmodSync(file, 0);
    // The superuser may read everything.
    if (process.getuid?.() !== 0) expect(refusal(() => loadDeployment(file)).message).toContain('it may not be read');
  });
});

test('every problem is reported at once, in the order of the file, with its line', () => {
  const broken = text('production')
    .replace('name: acme', 'name: Acme')
    .replace('region: us-east-1', 'regoin: us-east-1\n  region: us-east-1')
    .replace('instanceType: m7g.xlarge', 'instanceType: m7g.tiny')
    .replace('cidr: 10.30.0.0/16', 'cidr: 10.30.0.0/24')
    .replace('perZone: 1', 'perZone: 999');
  const { problems, message, rulesSkipped } = refused(broken);
  expect(problems.map(({ path, rule }) => `${rule} ${formatPath(path)}`)).toEqual([
    'not-allowed name',
    'unknown-key platform.regoin',
    'instance-type-known platform.nodes.brokers.instanceType',
    'vpc-block network.vpc.cidr',
    'not-allowed kafka.brokers.perZone',
    'autoscaling-range autoscaling.maxPerZone',
  ]);
  const line = broken.split('\n').findIndex((each) => each.includes('regoin')) + 1;
  expect(message).toContain(`acme.yaml:${line}: platform.regoin: "regoin" is not a key of \`platform\`.`);
  expect(message).toContain('acme.yaml: 6 problems');
  expect(rulesSkipped).toBe(false);
});

test('the last line says so when wrong types kept the rules from running', () => {
  const { message, rulesSkipped } = refused(text('production').replace('perZone: 1', 'perZone: many'));
  expect(rulesSkipped).toBe(true);
  expect(message.split('\n').at(-1)).toMatch(/^The rules between settings were not checked yet/);
});

test('a misspelt key does not hide what the rules have to say', () => {
  const { problems, message } = refused(
    text('production').replace('perZone: 1', 'perzone: 1').replace('cidr: 10.30.0.0/16', 'cidr: 10.30.0.0/24'),
  );
  expect(problems.map(({ path, rule }) => [formatPath(path), rule])).toEqual([
    ['network.vpc.cidr', 'vpc-block'],
    ['kafka.brokers.perzone', 'unknown-key'],
  ]);
  expect(message).not.toContain('were not checked');
});

test('a mistake in a value that the profile set names the profile', () => {
  const weakened = text('minimal').replace('name: pilot', 'name: pilot\nstage: production');
  expect(refused(weakened).message).toContain(
    'acme.yaml (profile minimal): storage.encryption.kind: "s3Managed" is not allowed in production.',
  );
});

test('a key by which objects inherit is refused', () => {
  const { problems } = refused(text('private').replace('  kind: kubernetes', '  __proto__: { kind: kubernetes }'));
  expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'unknown-key the file has the key "__proto__".',
  ]);
});

test('a file that names no platform is still checked in what all platforms share', () => {
  const { problems } = refused(
    text('private').replace('kind: kubernetes', 'kind: swarm').replace('perZone: 2', 'perZone: 0'),
  );
  expect(problems.map(({ rule, path }) => `${rule} ${formatPath(path)}`)).toEqual([
    'platform-kind platform.kind',
    'not-allowed kafka.brokers.perZone',
  ]);
});

describe('a credential', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  test.each([
    ['a value', `tags: { note: '${secret}' }`],
    ['a key', `tags: { '${secret}': note }`],
    ['an unknown key', `secretAccessKey: '${secret}'`],
    ['a comment', `# aws_secret_access_key=${secret}`],
    ['a line that breaks the YAML', `tags: [ aws_secret_access_key=${secret}`],
  ])('as %s is refused and never repeated', (_, line) => {
    const { message, problems } = refused(text('private').replace('customer:', `${line}\ncustomer:`));
    expect(problems.map(({ rule }) => rule)).toContain('static-credentials');
    expect(message).not.toContain(secret);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });
});

test('every setting says where its value comes from', () => {
  const { settings } = resolveFile(exampleFile('production'));
  const originOf = (path: string) => settings.find((setting) => formatPath(setting.path) === path)?.origin;
  expect(originOf('zones[1].id')).toEqual({ kind: 'file', line: expect.any(Number) });
  expect(originOf('stage')).toEqual({ kind: 'profile', profile: 'production' });
  expect(originOf('network.vpc.flowLogs.kind')).toEqual({ kind: 'profile', profile: 'production' });
  expect(originOf('zones[1].state')).toEqual({ kind: 'default' });
  expect(originOf('delivery')).toEqual({ kind: 'implied', why: 'a new EKS cluster is made' });
});

test.each(exampleNames)('the resolved file of %s is a file that means the same', (name) => {
  const { config, settings, deployment } = resolveFile(exampleFile(name));
  const shown = renderSettings(config, settings);
  expect(shown).toContain('# default');
  expect(resolveDeployment(shown, 'shown.yaml').deployment).toEqual(deployment);
});

test('the order of zones in the file means nothing', () => {
  const lines = text('production').split('\n');
  const zones = lines.filter((line) => line.startsWith('  - { name'));
  const reordered = lines.map((line) => (line.startsWith('  - { name') ? zones.pop()! : line)).join('\n');
  expect(reordered).not.toBe(text('production'));
  expect(parseDeployment(reordered, 'a')).toEqual(parseDeployment(text('production'), 'a'));
});
