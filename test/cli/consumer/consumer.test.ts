import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../lib/cli/program';
import { loadConsumer } from '../../../lib/consumer/load-consumer';
import { endpointServiceOutput } from '../../../lib/model/handoff';
import { consumerFile } from '../../support/consumer-variant';
import { example, exampleFile } from '../../support/example';
import { stackOutputs } from '../../support/stack-outputs';
import type { TestIo } from '../support/test-io';
import { testIo } from '../support/test-io';

const acme = exampleFile('production');
const storefront = consumerFile('storefront');

/** A folder with what the stacks of the deployment gave. */
function deployed(outputs: object = stackOutputs(example('production'))): TestIo {
  const io = testIo();
  writeFileSync(join(io.cwd, 'outputs.json'), JSON.stringify(outputs));
  return io;
}

async function consumer(args: readonly string[], io = testIo()) {
  const code = await runProgram(['consumer', ...args], io);
  return { io, code, output: io.output().replaceAll(storefront, 'storefront.yaml'), errors: io.errors() };
}

const handoff = ['--handoff', 'outputs.json'];
const zones = ['use1-az4', 'use1-az6', 'use1-az1'];
const complete = [
  ...['--name', 'storefront', '--account', '210987654321', '--vpc', 'vpc-0b1c2d3e4f5a69788'],
  ...zones.flatMap((zone, index) => ['--subnet', `${zone}=subnet-0c0000000000000${index}c`]),
  ...['--security-group', 'sg-0d1e2f3a4b5c69788', '--cidr', '10.40.0.0/20'],
];

describe('init', () => {
  test('writes a file that is complete where flags say all', async () => {
    const { io, code, output, errors } = await consumer(
      ['init', acme, 'shop.yaml', ...handoff, ...complete],
      deployed(),
    );
    expect(`${code} ${errors}`).toBe('0 ');
    expect(output).toContain('npx automq-kit consumer check shop.yaml');
    const { name, account, region, vpcId, endpoints, clients, provider } = loadConsumer(join(io.cwd, 'shop.yaml'));
    expect({ name, account, region, vpcId, clients }).toEqual({
      name: 'storefront',
      account: '210987654321',
      region: 'us-east-1',
      vpcId: 'vpc-0b1c2d3e4f5a69788',
      clients: { securityGroups: ['sg-0d1e2f3a4b5c69788'], cidrs: ['10.40.0.0/20'] },
    });
    expect(endpoints.map(({ id }) => id)).toEqual(zones);
    expect(provider.endpointService).toBe('com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f67890');
  });

  test('leaves the rest as comments, which make a valid file once they are none', async () => {
    const { code, output } = await consumer(['init', acme, ...handoff], deployed());
    expect(code).toBe(0);
    const check = (text: string) => {
      const io = testIo();
      writeFileSync(join(io.cwd, 'shop.yaml'), text);
      return consumer(['check', 'shop.yaml'], io);
    };
    const { errors } = await check(output);
    expect([...errors.matchAll(/^ {2}shop\.yaml: (\w+): is missing/gm)].map(([, key]) => key)).toEqual([
      'name',
      'account',
      'vpc',
      'subnets',
      'clients',
    ]);
    let subnet = 0;
    const completed = output
      .replaceAll(/^# ((name|account|vpc|subnets|clients):.*| {2}\S.*)$/gm, '$1')
      .replaceAll('subnet-0a1b2c3d4e5f67890', () => `subnet-0a1b2c3d4e5f6789${(subnet += 1)}`);
    expect(await check(completed)).toMatchObject({ code: 0, errors: '' });
  });

  test('wants the endpoint service of the outputs, and nothing else', async () => {
    const only = { 'acme-privatelink': { [endpointServiceOutput]: 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d' } };
    expect((await consumer(['init', acme, ...handoff], deployed(only))).code).toBe(0);
    const { code, errors } = await consumer(['init', acme, ...handoff], deployed({}));
    expect(code).toBe(2);
    expect(errors).toContain(`${endpointServiceOutput} of stack acme-privatelink is missing`);
    expect(errors).toContain('outputs.json: one problem');
  });

  test('finds the schema for editors, and zones of another region have other ids', async () => {
    const file = join('deployments', 'consumers', 'far.yaml');
    const io = deployed();
    writeFileSync(join(io.cwd, 'package.json'), '{"name":"automq-kit"}');
    const { output } = await consumer(['init', acme, file, ...handoff, '--region', 'eu-west-1'], io);
    expect(output).toContain(`${file} is written`);
    const text = readFileSync(join(io.cwd, file), 'utf8');
    expect(text).toContain('#   - { zone: euw1-az1,');
    expect(text).not.toContain('#   - { zone: use1');
  });

  test.each([
    ['a value of another form', ['--vpc', 'vpc'], 'vpc: "vpc" must be an id'],
    ['a subnet without its zone', ['--subnet', 'subnet-0a1b2c3d'], 'It must be zone=subnet'],
    ['text that would be more than a value', ['--name', "a'\nversion: 2"], 'No file was written'],
    ['everybody', ['--cidr', '0.0.0.0/0', ...complete.slice(0, 12)], 'lets almost everybody in'],
  ])('%s is refused, and no file is written', async (_, flags, message) => {
    const { io, code, errors } = await consumer(['init', acme, 'shop.yaml', ...handoff, ...flags], deployed());
    expect(code).toBe(2);
    expect(errors).toContain(message);
    expect(existsSync(join(io.cwd, 'shop.yaml'))).toBe(false);
  });

  test('never overwrites a file', async () => {
    const io = deployed();
    writeFileSync(join(io.cwd, 'shop.yaml'), 'mine');
    const { code, errors } = await consumer(['init', acme, 'shop.yaml', ...handoff], io);
    expect(code).toBe(2);
    expect(errors).toContain('shop.yaml is there already.');
    expect(readFileSync(join(io.cwd, 'shop.yaml'), 'utf8')).toBe('mine');
  });

  test.each(['minimal', 'production-existing', 'private'] as const)(
    'has nothing to write for %s, which lets nobody in over PrivateLink',
    async (name) => {
      const { code, errors } = await consumer(['init', exampleFile(name), ...handoff], deployed());
      expect(code).toBe(2);
      expect(errors).toContain('lets nobody in over PrivateLink.');
    },
  );
});

describe('check', () => {
  test('says that a file is fine', async () => {
    const { code, output } = await consumer(['check', storefront]);
    expect([code, output]).toEqual([0, 'storefront.yaml: fine, "storefront" to deployment "acme"']);
  });

  test('tells everything of every file, to programs as data', async () => {
    const io = testIo();
    writeFileSync(
      join(io.cwd, 'out.yaml'),
      readFileSync(storefront, 'utf8').replace('\nclients:', '\nzoneOutage: [use1-az4]\nclients:'),
    );
    const { code, output } = await consumer(['check', '--format', 'json', storefront, 'out.yaml', 'none.yaml'], io);
    expect(code).toBe(2);
    expect(JSON.parse(output)).toMatchObject({
      consumers: [
        { file: 'storefront.yaml', name: 'storefront', deployment: 'acme' },
        { file: 'out.yaml', name: 'storefront', deployment: 'acme' },
      ],
      problems: [{ file: 'none.yaml', path: '', message: 'there is no such file.' }],
      warnings: [{ file: 'out.yaml', path: 'zoneOutage', rule: 'zone-out' }],
    });
  });
});

describe('synth', () => {
  test('writes a cloud assembly, and says how to deploy it and where clients begin', async () => {
    const { io, code, output } = await consumer(['synth', storefront]);
    expect(code).toBe(0);
    expect(readdirSync(join(io.cwd, 'out', 'consumers', 'storefront'))).toContain('manifest.json');
    expect(output).toMatchInlineSnapshot(`
      "storefront (storefront.yaml) for AWS account 210987654321, us-east-1
        out/consumers/storefront  stack storefront-to-acme (11 resources): 3 endpoints to acme, names under privatelink.kafka.acme.example
      Next:
        npx cdk deploy --app out/consumers/storefront
        and the owner of acme accepts: aws ec2 accept-vpc-endpoint-connections --service-id vpce-svc-0a1b2c3d4e5f67890 --region us-east-1 --vpc-endpoint-ids IDS
      Clients begin at:
        use1-az4: bootstrap.use1-az4.privatelink.kafka.acme.example:9092
        use1-az6: bootstrap.use1-az6.privatelink.kafka.acme.example:9092
        use1-az1: bootstrap.use1-az1.privatelink.kafka.acme.example:9092
        any zone: bootstrap.privatelink.kafka.acme.example:9093"
    `);
  });

  test('writes the folder that is asked for, again and again, and no other', async () => {
    const io = testIo();
    const synth = () => consumer(['synth', storefront, '--out', 'build/shop'], io);
    expect([(await synth()).code, (await synth()).code]).toEqual([0, 0]);
    expect(readdirSync(io.cwd)).toEqual(['build']);
    expect(readdirSync(join(io.cwd, 'build'))).toEqual(['shop']);
    expect(io.output()).toContain('npx cdk deploy --app build/shop');
  });

  test('tells programs the same', async () => {
    const { output } = await consumer(['synth', storefront, '--format', 'json']);
    expect(JSON.parse(output)).toMatchObject({
      name: 'storefront',
      deployment: 'acme',
      out: 'out/consumers/storefront',
      stack: 'storefront-to-acme',
      bootstrapServers: { 'use1-az4': 'bootstrap.use1-az4.privatelink.kafka.acme.example:9092' },
      warnings: [],
    });
  });

  test('asks nobody to accept what is accepted by itself', async () => {
    const io = testIo();
    const text = readFileSync(storefront, 'utf8').replace('acceptance: manual', 'acceptance: automatic');
    writeFileSync(join(io.cwd, 'shop.yaml'), text);
    expect((await consumer(['synth', 'shop.yaml'], io)).output).not.toContain('accept-vpc-endpoint-connections');
  });

  test.each([
    ['a wrong file', ['none.yaml'], 'there is no such file'],
    ['no folder at all', [storefront, '--out', ''], '--out is empty.'],
  ])('%s is bad input, and nothing is written', async (_, args, message) => {
    const { io, code, errors } = await consumer(['synth', ...args]);
    expect([code, readdirSync(io.cwd)]).toEqual([2, []]);
    expect(errors).toContain(message);
  });

  test('a folder that somebody else wrote is not replaced', async () => {
    const io = testIo();
    writeFileSync(join(io.cwd, 'note.txt'), 'mine');
    const { code, errors } = await consumer(['synth', storefront, '--out', '.'], io);
    expect(code).toBe(2);
    expect(errors).toContain('was not written by automq-kit');
    expect(readdirSync(io.cwd)).toEqual(['note.txt']);
  });
});

test('schema is a JSON Schema', async () => {
  const { code, output } = await consumer(['schema']);
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    $schema: expect.any(String),
    required: expect.arrayContaining(['provider']),
  });
});
