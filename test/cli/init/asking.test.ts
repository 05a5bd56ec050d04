import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trialProblem } from '../../../lib/cli/init/trial';
import { runProgram } from '../../../lib/cli/program';
import { regions } from '../../../lib/facts/regions';
import type { TestIoSettings } from '../support/test-io';
import { testIo } from '../support/test-io';

type Answers = NonNullable<TestIoSettings['answers']>;

const who = { 'Name of the deployment': 'acme', Customer: 'Acme Retail', Team: 'streaming@acme.example' };

const production: Answers = {
  ...who,
  'AWS account': '123456789012',
  'AWS region': 'us-east-1',
  'Zones as': 'us-east-1a=use1-az4, us-east-1b=use1-az6, us-east-1c=use1-az1',
  'IAM roles': '',
  'Addresses that may reach': '',
  'Namespaces whose pods': 'shop',
};

const kubernetes: Answers = {
  ...who,
  'Zones as': 'room-a, room-b, room-c',
  'Storage class': 'fast',
  VolumeSnapshotClass: 'fast-snapshots',
  'What a pod can have of a broker node': '8,32,10000',
  'A controller node': '4,8,10000',
  URL: 'https://minio.storage.svc:9000',
  'Where the store is': 'storage:9000',
  'Bucket for the data': 'acme-data',
  'Bucket for logs': 'acme-ops',
  'Kubernetes Secret with ca.crt': '',
  'Kubernetes Secret with the registry': '',
  'Namespaces whose pods': '',
};

const profiles = { production, private: kubernetes };

async function asked(profile: keyof typeof profiles, answers: Answers, args: readonly string[] = []) {
  const io = testIo({ interactive: true, answers: { ...profiles[profile], ...answers } });
  const code = await runProgram(['init', 'acme.yaml', '--profile', profile, ...args], io);
  return { io, code };
}

describe('an answer that can’t be used is refused at its own question', () => {
  const right = (profile: keyof typeof profiles, question: string) => String(profiles[profile][question]);

  test.each([
    ['production', 'Zones as', 'us-east-1a=use1-az4', '1 of the 3 zones that profile production needs'],
    ['production', 'Zones as', 'a=use1-az4, b=use1-az6, a=use1-az1', 'the name a stands there twice'],
    ['production', 'Zones as', 'a=use1-az4, b=use1-az6, c=use1-az4', 'the id use1-az4 stands there twice'],
    ['production', 'Zones as', 'a=euw1-az1, b=euw1-az2, c=euw1-az3', '"euw1-az1" is not a zone of us-east-1'],
    ['production', 'Namespaces whose pods', 'shop, shop', '"shop" stands there twice'],
    ['production', 'Name of the deployment', 'a-name-too-long-for-a-balancer', 'where 32 are allowed'],
    ['private', 'Zones as', 'a, b, c, d, e, f, g, h', '8 zones, and profile private takes 7 at most'],
    [
      'private',
      'What a pod can have of a broker node',
      '0,32,10000',
      '0 is too small. Write a whole number of 1 to 256',
    ],
    ['private', 'URL', 'http://minio.storage.svc:9000', 'is without TLS'],
    ['private', 'Where the store is', 'storage:9000, 10.0.0.0/8', 'mixes a namespace with something else'],
    ['private', 'Where the store is', 'elsewhere:9000', 'is in "storage"'],
    ['private', 'Bucket for logs', 'acme-data', '"acme-data" is the data bucket too'],
  ] as const)('%s: "%s" is not %s', async (profile, question, wrong, message) => {
    const { io, code } = await asked(profile, { [question]: [wrong, right(profile, question)] });
    expect(code).toBe(0);
    expect(io.refusals).toEqual([expect.stringContaining(message)]);
    expect(io.refusals[0]).not.toMatch(/--(?!region)|acme\.yaml|\n/);
  });

  test.each(['10.30.0.0/24', '10.0.0.0/8'])('production: a VPC of %s', async (cidr) => {
    const { io, code } = await asked('production', { 'Address block': [cidr, '10.30.0.0/16'] });
    expect(code).toBe(0);
    expect(io.refusals).toEqual([expect.stringContaining('/16 to /20 are allowed')]);
  });

  test('a name whose file is there', async () => {
    const io = testIo({
      interactive: true,
      answers: { ...production, 'Name of the deployment': ['taken', 'acme'] },
    });
    mkdirSync(join(io.cwd, 'deployments'));
    writeFileSync(join(io.cwd, 'deployments', 'taken.yaml'), 'mine');
    expect(await runProgram(['init', '--profile', 'production'], io)).toBe(0);
    expect(io.refusals).toEqual(['deployments/taken.yaml is there already']);
    expect(existsSync(join(io.cwd, 'deployments', 'acme.yaml'))).toBe(true);
  });
});

test('a flag that does not fit an answer before it is asked for again', async () => {
  const { io, code } = await asked('production', { 'AWS region': 'eu-west-1', 'Zones as': europe }, [
    ...['--zone', 'a=use1-az4', '--zone', 'b=use1-az6', '--zone', 'c=use1-az1'],
  ]);
  expect(code).toBe(0);
  expect(io.errors()).toContain('--zone: "use1-az4" is not a zone of eu-west-1');
  expect(readFileSync(join(io.cwd, 'acme.yaml'), 'utf8')).toContain('id: euw1-az3');
});

const europe = 'a=euw1-az1, b=euw1-az2, c=euw1-az3';

test.each(Object.keys(regions))('the region %s is not refused for what is not answered yet', (region) => {
  expect(trialProblem('production', new Map([['region', [region]]]))).toBeUndefined();
});

test.each(['https://minio.storage.svc:9000', 'https://10.1.2.3:9000', 'https://s3.example'])(
  'the store %s is not refused for what is not answered yet',
  (endpoint) => {
    expect(trialProblem('private', new Map([['endpoint', [endpoint]]]))).toBeUndefined();
  },
);

test('what can’t be written in the end is kept as a command', async () => {
  const io = testIo({ interactive: true, answers: { ...production, Customer: 'Acme Retail' } });
  writeFileSync(join(io.cwd, 'file'), '');
  const code = await runProgram(['init', 'file/acme.yaml', '--profile', 'production'], io);
  expect(code).toBe(2);
  expect(io.errors()).toContain("No file was written.\n  file/acme.yaml can't be written: ");
  expect(io.errors()).toContain(
    "automq-kit init --yes file/acme.yaml --profile production --name acme --customer 'Acme Retail' --owner streaming@acme.example --account 123456789012 --region us-east-1 --zone us-east-1a=use1-az4 --zone us-east-1b=use1-az6 --zone us-east-1c=use1-az1 --cidr 10.30.0.0/16 --client-namespace shop",
  );
});
