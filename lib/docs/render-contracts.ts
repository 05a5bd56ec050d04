import { fieldsOf } from '../config/schema-fields';
import { documentChecks } from '../contracts/document/document-checks';
import { extensionRoot } from '../contracts/document/extension-fields';
import { plainDefault, referenceSections } from './reference-sections';

/** What AsyncAPI and its Kafka binding say already, and what it is here. */
const standard = [
  ['`channels.ID.address`, or `topic` of its Kafka binding', 'the name of the topic'],
  ['`partitions`, `replicas` of the channel’s Kafka binding', 'AutoMQ keeps one replica in any case'],
  [
    '`topicConfiguration` of the channel’s Kafka binding',
    'settings of the topic, by Kafka’s names; any that AutoMQ knows, with a value that it takes',
  ],
  ['`channels.ID.messages`', 'the records; `payload` and `headers` are JSON Schema or Avro (`schemaFormat`)'],
  ['`key` of a message’s Kafka binding', 'the schema of the key'],
  ['`operations.ID.action` and `channel`', 'who does what; the channel may stand in another document'],
  [
    '`groupId`, `clientId` of the operation’s Kafka binding',
    'one text each: a string schema with `const`, or `enum` with one entry',
  ],
  ['`traits`, `$ref`', 'as in AsyncAPI; references lead to files in the folders of the contracts, never to a URL'],
];

/**
 * docs/contracts.md: what a contract says, with an example.
 * @param example text of a document
 */
export function renderContracts(example: string): string {
  const rows = fieldsOf(extensionRoot()).map((field) => {
    const own = plainDefault(field.schema.default);
    return { ...field, preset: own === '' && field.required ? 'required' : own };
  });
  return [
    '# Event contracts',
    '',
    '<!-- Written by `npm run docs` from lib/contracts. -->',
    '',
    'An event contract is an AsyncAPI document, 3.0.0 or 3.1.0, with the Kafka bindings. Each of its channels is one topic, each of its operations what one principal does with it; topics, rights and quotas follow. The `contracts` section of the deployment file names documents or folders ([deployment-file.md](deployment-file.md)); what lies in a folder called `schemas` is referred to and is no document by itself. In a folder a symbolic link to a document or to another folder is an error: links are not followed.',
    '',
    'What the standard has no word for stands in keys that begin with `x-`. They are checked: a misspelt one, or one in the wrong place, such as under `bindings` or beside a `$ref`, is an error. Keys of your own may stand beside them. Whether a design is a good one is the business of `automq-kit contracts review` ([contract-rules.md](contract-rules.md)).',
    '',
    '## What AsyncAPI says',
    '',
    '| where | what it is |',
    '| --- | --- |',
    ...standard.map(([where = '', what = '']) => `| ${where} | ${what} |`),
    '',
    '## An example',
    '',
    'The latest level of stock of each product in each warehouse, from [deployments/contracts/retail](../deployments/contracts/retail).',
    '',
    '```yaml',
    example.trimEnd(),
    '```',
    ...referenceSections(rows, (section) => extensionRoot().properties?.[section]?.description),
    '',
    '## What documents are checked for',
    '',
    'Every problem of every document is reported at once, with its document, line and path, what was found, what is allowed and what to do; the exit code is 2. The folders in [test/invalid-contracts](../test/invalid-contracts) show the messages. What is checked of every file comes first, as in [rules.md](rules.md).',
    '',
    ...documentChecks.map(({ id, why }) => `- \`${id}\`: ${why}`),
    '',
  ].join('\n');
}
