import { readFileSync } from 'node:fs';
import { InvalidConsumer } from '../../lib/consumer/config/invalid-consumer';
import { loadConsumer, parseConsumer } from '../../lib/consumer/load-consumer';
import { formatPath } from '../../lib/config/problem';
import { consumerFile, consumerNames } from '../support/consumer-variant';

const text = readFileSync(consumerFile('storefront'), 'utf8');

function refusal(load: () => unknown): InvalidConsumer {
  try {
    load();
  } catch (error) {
    if (error instanceof InvalidConsumer) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

const refused = (yaml: string) => refusal(() => parseConsumer(yaml, 'storefront.yaml'));

test.each(consumerNames)('the example %s is valid', (name) => {
  expect(loadConsumer(consumerFile(name)).name).toBe(name);
});

test('a file that is not there is refused with the reason', () => {
  expect(refusal(() => loadConsumer(consumerFile('nobody'))).message).toContain('there is no such file');
});

test('every problem is reported at once, in the order of the file, with its line', () => {
  const { message, problems, rulesSkipped } = refused(
    text
      .replace('name: storefront', 'name: Storefront')
      .replace('vpc: vpc-0b1c2d3e4f5a69788', 'vpc: 0b1c2d3e4f5a69788')
      .replace('  - { zone: use1-az1, subnet: subnet-0c00000000000003c }\n', '')
      .replace('[sg-0d1e2f3a4b5c69788]', '[sg-0d1e2f3a4b5c69788]\n  cidrs: [0.0.0.0/0]'),
  );
  expect(problems.map(({ path, rule }) => `${rule} ${formatPath(path)}`)).toEqual([
    'not-allowed name',
    'not-allowed vpc',
    'zones-covered subnets',
    'client-cidr clients.cidrs[0]',
  ]);
  expect(message).toContain('storefront.yaml: 4 problems');
  expect(message).toContain('storefront.yaml:4: name: "Storefront" must be lower-case letters');
  expect(rulesSkipped).toBe(false);
});

test('a misspelt key does not hide what the rules have to say', () => {
  const { problems } = refused(
    text.replace('  - { zone: use1-az1, subnet: subnet-0c00000000000003c }\n', '').replace('clients:', 'client:'),
  );
  expect(problems.map(({ rule }) => rule)).toEqual(['zones-covered', 'unknown-key']);
});

test('the last line says so when wrong types kept the rules from running', () => {
  const { message, rulesSkipped } = refused(text.replace('firstPort: 9100', 'firstPort: many'));
  expect(rulesSkipped).toBe(true);
  expect(message.split('\n').at(-1)).toMatch(/^The rules between settings were not checked yet/);
});

test('a credential is refused and never repeated, also in a comment', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const { message, problems } = refused(text.replace('vpc:', `# aws_secret_access_key=${secret}\nvpc:`));
  expect(problems.map(({ rule }) => rule)).toEqual(['static-credentials']);
  expect(message).not.toContain(secret);
});

test('a deployment file is no consumer file', () => {
  expect(refused(text.replace('provider:', 'platform:')).problems.map(({ rule }) => rule)).toContain('missing-key');
});
