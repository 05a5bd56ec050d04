import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileChecks } from '../../lib/config/file-checks';
import { documentChecks } from '../../lib/contracts/document/document-checks';
import { InvalidContracts } from '../../lib/contracts/document/invalid-contracts';
import { loadContractFolder, loadContracts } from '../../lib/contracts/load-contracts';
import type { ContractSet } from '../../lib/contracts/model/contract-set';
import { loadDeployment } from '../../lib/load-deployment';

const folder = join(__dirname, '..', 'invalid-contracts');
const small = loadDeployment(join(folder, 'deployment.yaml'));
const problems = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const retailFile = join(__dirname, '..', '..', 'deployments', 'retail.yaml');
const retail = loadDeployment(retailFile);

let loaded: ContractSet;
beforeAll(async () => {
  loaded = await loadContracts(retail, retailFile);
});

/** The small deployment with other settings of its `contracts`. */
const withContracts = (change: Partial<NonNullable<typeof small.contracts>>) => ({
  ...small,
  contracts: { ...small.contracts!, ...change },
});

/** What is thrown for documents of the small deployment. */
async function refusal(paths: readonly string[], base = folder): Promise<InvalidContracts> {
  const error: unknown = await loadContracts(
    withContracts({ paths: [...paths] }),
    join(base, 'deployment.yaml'),
    'deployment.yaml',
  ).catch((thrown: unknown) => thrown);
  if (error instanceof InvalidContracts) return error;
  throw new Error(`not refused: ${JSON.stringify(error)}`);
}

const expected = (name: string) => readFileSync(join(folder, name, 'expected.txt'), 'utf8').trimEnd();

test.each(problems.map(({ name }) => name))('%s is answered in the words that stand beside it', async (name) => {
  expect((await refusal([name])).message).toBe(expected(name));
});

test('every check of documents has one that it refuses, and no other check refuses one', () => {
  const shown = new Set(
    problems.flatMap(({ name }) => [...expected(name).matchAll(/ \[([a-z-]+)\]$/gm)].map(([, id]) => id!)),
  );
  const own = documentChecks.map(({ id }) => id);
  const general = fileChecks.map(({ id }) => id);
  expect(own.filter((id) => !shown.has(id))).toEqual(['contract-paths']);
  expect([...shown].filter((id) => !own.includes(id) && !general.includes(id))).toEqual([]);
});

test('a link in a folder of contracts leads to no file outside of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'automq-kit-'));
  writeFileSync(join(folder, 'outside.yaml'), 'secret: nothing for a contract\n');
  mkdirSync(join(folder, 'contracts'));
  symlinkSync('../outside.yaml', join(folder, 'contracts', 'linked.yaml'));
  const document = 'asyncapi: 3.0.0\ninfo: { title: a, version: 1.0.0 }\nchannels: { a: { $ref: ./linked.yaml } }\n';
  writeFileSync(join(folder, 'contracts', 'stock.yaml'), document);
  expect((await refusal(['contracts'], folder)).message).toContain(
    '"./linked.yaml" leads out of the folders of `contracts.paths`.',
  );
  rmSync(folder, { recursive: true });
});

test('links to documents and to folders are told beside what is there', async () => {
  const base = mkdtempSync(join(tmpdir(), 'automq-kit-'));
  mkdirSync(join(base, 'contracts', 'schemas'), { recursive: true });
  mkdirSync(join(base, 'elsewhere'));
  writeFileSync(join(base, 'contracts', 'stock.yaml'), readFileSync(join(folder, 'owner-missing', 'stock.yaml')));
  symlinkSync('../elsewhere', join(base, 'contracts', 'storefront'));
  symlinkSync('nowhere.yml', join(base, 'contracts', 'visits.yml'));
  symlinkSync('links', join(base, 'contracts', 'links'));
  symlinkSync('../stock.yaml', join(base, 'contracts', 'schemas', 'linked.yaml'));
  const { message } = await refusal(['contracts'], base);
  const links = message.split('\n').filter((line) => line.includes('is a link'));
  expect(links.map((line) => line.replace(/.*"contracts": /, ''))).toEqual([
    '"storefront" is a link, and links in a folder of contracts are not followed. [contract-paths]',
    '"visits.yml" is a link, and links in a folder of contracts are not followed. [contract-paths]',
  ]);
  expect(message).toContain('Put what it leads to in its place, or name that in a path of its own.');
  expect(message).toContain('channels.stock.x-owner: is missing.');
  rmSync(join(base, 'contracts', 'stock.yaml'));
  expect((await refusal(['contracts'], base)).message).toContain('"storefront" is a link');
  rmSync(base, { recursive: true });
});

test('the other place of a problem is named from where the reader is, as its own place is', async () => {
  const deployment = withContracts({ paths: ['topic-collision'] });
  const file = join(folder, 'deployment.yaml');
  const shownAs = join('deployments', 'pilot', 'deployment.yaml');
  await expect(loadContracts(deployment, file, shownAs)).rejects.toThrow(
    '(deployments/pilot/topic-collision/stock.yaml:5)',
  );
});

test('names of files and values are shown without what a terminal obeys', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'automq-kit-'));
  writeFileSync(join(folder, 'stock\u001b[2J\u202e.yaml'), 'asyncapi: "2\\e[2J\\u009b\\u202e"\n');
  const { message } = await refusal(['.'], folder);
  expect(message).toContain('stock\\u001b[2J\\u202e.yaml:1: asyncapi: "2 [2J " is not read. [asyncapi-version]');
  expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test('a path without documents is told where the deployment file names it, beside the problems of the others', async () => {
  const { message } = await refusal(['nothing', 'owner-missing', 'reference-nowhere/schemas']);
  expect(message.split('\n').slice(0, 3)).toEqual([
    'deployment.yaml: one problem',
    '  deployment.yaml:69: contracts.paths[0]: "nothing": there is no such file or folder. [contract-paths]',
    '      Write the path of an AsyncAPI document or of a folder of them, from the folder of this file.',
  ]);
  expect(message).toContain('owner-missing/stock.yaml:4: channels.stock.x-owner: is missing.');
});

test('a path from the root and a folder that holds too much are told as what they are', async () => {
  const base = mkdtempSync(join(tmpdir(), 'automq-kit-'));
  mkdirSync(join(base, 'many'));
  for (let index = 0; index <= 2000; index += 1) writeFileSync(join(base, 'many', `${index}.json`), '{}');
  const { message } = await refusal(['/etc', 'many'], base);
  expect(message).toContain('"/etc": it begins at the root, and paths begin in the folder of this file.');
  expect(message).toContain('"many": it holds more than 2000 documents.');
  rmSync(base, { recursive: true });
});

test('a deployment without the section has no contracts to load', async () => {
  await expect(loadContracts({ ...small, contracts: undefined }, 'pilot.yaml')).rejects.toThrow(
    'pilot.yaml: contracts: is missing. [missing-key]',
  );
});

test('topics, accesses and documents are in one order, whatever the order of the paths', async () => {
  const [inventory, storefront] = retail.contracts!.paths;
  const turned = { ...retail, contracts: { ...retail.contracts!, paths: [storefront!, inventory!] } };
  expect(await loadContracts(turned, retailFile)).toEqual(loaded);
  expect(loaded.topics.map(({ name }) => name)).toEqual(loaded.topics.map(({ name }) => name).toSorted());
});

test('documents are named from the folder of the deployment file, and places have their line', () => {
  const events = loaded.topics.find(({ name }) => name === 'inventory.events')!;
  expect(loaded.documents).toContain('contracts/retail/inventory/stock-events.yaml');
  expect(events.place).toEqual({
    document: 'contracts/retail/inventory/stock-events.yaml',
    path: ['channels', 'stockEvents'],
    line: 9,
  });
  expect(events.messages[0]!.place).toEqual({
    document: 'contracts/retail/inventory/stock-events.yaml',
    path: ['channels', 'stockEvents', 'messages', 'stockAdjusted'],
    line: 13,
  });
});

test('an environment gets its partitions, settings and rates, and nothing else of the contract changes', async () => {
  const staging = await loadContracts(
    { ...retail, contracts: { ...retail.contracts!, environment: 'staging' } },
    retailFile,
  );
  const [here, there] = [loaded, staging].map(({ topics }) => topics.find(({ name }) => name === 'inventory.events')!);
  expect(there).toEqual({
    ...here,
    partitions: 6,
    config: { ...here!.config, 'retention.ms': '604800000' },
    bytesPerSecond: { normal: 0.2 * 2 ** 20, promotional: 0.5 * 2 ** 20, exceptional: 2 ** 20 },
    fields: {
      ...here!.fields,
      'x-rates': { recordBytes: 620, normal: '0.2 MiB/s', promotional: '0.5 MiB/s', exceptional: '1 MiB/s' },
    },
  });
});

test('a schema in Avro stays Avro, a cycle stays one, and nothing of the parser is left in either', () => {
  const payloadOf = (topic: string) => loaded.topics.find(({ name }) => name === topic)!.messages[0]!.payload!;
  const avro = JSON.parse(
    readFileSync(join(retailFile, '..', 'contracts', 'retail', 'storefront', 'schemas', 'cart-changed.avsc'), 'utf8'),
  ) as unknown;
  expect(payloadOf('storefront.cart-changes')).toEqual({ format: 'avro', schema: avro });
  const { schema } = payloadOf('storefront.session-context') as { schema: { properties: { path: Category } } };
  expect(schema.properties.path.properties.parent).toBe(schema.properties.path);
  expect(Object.keys(schema).filter((key) => key.startsWith('x-'))).toEqual([]);
});

interface Category {
  readonly properties: { readonly parent: Category };
}

test('the same folders are a previous version of themselves', async () => {
  const paths = retail.contracts!.paths.map((path) => join(retailFile, '..', path));
  const { topics } = await loadContractFolder(retail, paths, loaded.environment);
  expect(topics.map(({ name, fields, config }) => ({ name, fields, config }))).toEqual(
    loaded.topics.map(({ name, fields, config }) => ({ name, fields, config })),
  );
});

describe('of documents in several folders', () => {
  let base: string;
  const topic = readFileSync(join(folder, 'topic-name', 'stock.yaml'), 'utf8').replace(
    'inventory events',
    'inventory.events',
  );
  const [channels = '', operations = ''] = topic.split(/^(?=operations:)/m);
  const write = (name: string, text: string) => writeFileSync(join(base, name), text);
  const load = (environment = 'development') =>
    loadContracts(withContracts({ paths: ['.'], environment }), join(base, 'deployment.yaml'));

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'contracts-'));
  });
  afterEach(() => rmSync(base, { recursive: true }));

  test('a reader may have its operation in a document of its own', async () => {
    const reading = operations.slice(operations.indexOf('  readStock:'));
    write('topic.yaml', channels + operations.slice(0, operations.indexOf('  readStock:')));
    write(
      'reader.yaml',
      `asyncapi: 3.0.0\ninfo: { title: Reader, version: 1.0.0 }\noperations:\n${reading.replace('#/channels', './topic.yaml#/channels')}`,
    );
    const { topics } = await load();
    expect(topics.map(({ accesses }) => accesses.map(({ operation }) => operation))).toEqual([
      ['readStock', 'sendStock'],
    ]);
    expect(topics[0]!.accesses[0]!.place.document).toBe('reader.yaml');
  });

  test('a topic that an environment does not have is left out with all that is done with it', async () => {
    write('topic.yaml', topic.replace('x-owner:', 'x-environments: { test: { absent: true } }\n    x-owner:'));
    expect((await load('test')).topics).toEqual([]);
    expect((await load()).topics).toHaveLength(1);
  });

  test('keys of a team’s own are left alone', async () => {
    write('topic.yaml', topic.replace('x-owner:', 'x-our-wiki: https://wiki.example/stock\n    x-owner:'));
    expect((await load()).topics).toHaveLength(1);
  });

  test('what traits say holds where the operation says nothing', async () => {
    const traits = "    traits: [{ x-principal: inventory, x-acks: '1', x-owner: Stores }]\n";
    write('topic.yaml', `${channels}${operations.replace('    x-principal: inventory\n', traits)}`);
    const { accesses } = (await load()).topics[0]!;
    expect(accesses.map(({ principal, owner }) => [principal, owner])).toContainEqual(['inventory', 'Stores']);
  });
});
