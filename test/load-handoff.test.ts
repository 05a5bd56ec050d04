import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHandoff, parseHandoff } from '../lib/load-handoff';
import { endpointServiceOutput, handoffKeys } from '../lib/model/handoff';
import { InvalidHandoff } from '../lib/model/invalid-handoff';
import { example, exampleNames } from './support/example';
import { withNodePools } from './support/node-pools';
import type { StackOutputs } from './support/stack-outputs';
import { stackOutputs } from './support/stack-outputs';

const deployment = example('production');
const stack = 'acme-privatelink';
const key = 'PrivateLinkUse1Az4Slot0';

function problemsOf(text: string): readonly string[] {
  try {
    parseHandoff(text, 'outputs.json', deployment);
  } catch (error) {
    if (error instanceof InvalidHandoff) return error.problems.map(({ message }) => message);
    throw error;
  }
  throw new Error('the outputs were taken');
}

function changed(change: (outputs: StackOutputs) => void): string {
  const outputs = stackOutputs(deployment);
  change(outputs);
  return JSON.stringify(outputs);
}

test.each(exampleNames)('what the stacks of %s give is taken whole', (name) => {
  const own = example(name);
  const { values } = parseHandoff(JSON.stringify(stackOutputs(own)), 'outputs.json', own);
  expect([...values.keys()]).toEqual(handoffKeys(own).map((each) => each.key));
});

test('every key that is missing is named with its stack, all at once', () => {
  const missing = handoffKeys(deployment).filter((each) => each.stack === stack);
  expect(missing.length).toBeGreaterThan(10);
  expect(problemsOf(changed((outputs) => (outputs[stack] = {})))).toEqual(
    missing.map((each) => `${each.key} of stack ${stack} is missing. ${each.why}`),
  );
});

const arn = (place: string, resource = 'targetgroup/acme/0123456789abcdef') =>
  `arn:aws:elasticloadbalancing:${place}:${resource}`;

test.each([
  ['another region', arn('eu-west-1:123456789012')],
  ['another account', arn('us-east-1:210987654321')],
  ['another partition', arn('us-east-1:123456789012').replace('arn:aws:', 'arn:aws-cn:')],
  ['a load balancer', arn('us-east-1:123456789012', 'loadbalancer/net/acme/0123456789abcdef')],
  ['no ARN', 'acme'],
  ['nothing', ''],
])('the ARN of %s is not taken for that of a target group', (_, value) => {
  expect(problemsOf(changed((outputs) => (outputs[stack]![key] = value)))).toEqual([
    `${key} of stack ${stack} is not the ARN of a target group of account 123456789012 in us-east-1.`,
  ]);
});

test.each([
  'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f67890',
  'com.amazonaws.us-east-1.s3',
  'vpce-svc-0a1b2c3d4e5f67890',
])('%s is not taken for the endpoint service', (value) => {
  expect(problemsOf(changed((outputs) => (outputs[stack]![endpointServiceOutput] = value)))).toEqual([
    `${endpointServiceOutput} of stack ${stack} is not the name of an endpoint service in us-east-1.`,
  ]);
});

test.each(['', '{', '[]', '"text"', '{"acme-privatelink":"text"}', '{"acme-privatelink":{"Key":1}}'])(
  'a text that holds no outputs is refused as a whole: %s',
  (text) => {
    expect(problemsOf(text)).toEqual(['it does not hold the outputs of stacks, by stack and output.']);
  },
);

test('the message names the file, what is wrong and the command that puts it right', () => {
  const refused = () => parseHandoff('{}', 'outputs.json', deployment);
  expect(refused).toThrow(/^outputs\.json: \d+ problems\n/);
  expect(refused).toThrow('npx cdk deploy --all --app out/acme/cdk.out --outputs-file FILE');
});

test('a file is read like its text, and one that is not there is named', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'automq-kit-')), 'outputs.json');
  expect(() => loadHandoff(file, deployment)).toThrow('there is no such file');
  writeFileSync(file, JSON.stringify(stackOutputs(deployment)));
  expect(loadHandoff(file, deployment).values.size).toBe(handoffKeys(deployment).length);
});

test.each([
  ['NodeSubnetUse1Az4', 'sg-0a1b2c3d4e5f60718', 'the id of a subnet'],
  ['NodeSecurityGroup', 'subnet-0a1b2c3d4e5f60718', 'the id of a security group'],
])('%s is not taken for what it isn’t', (output, value, what) => {
  const own = withNodePools('production');
  const outputs = stackOutputs(own);
  expect(parseHandoff(JSON.stringify(outputs), 'outputs.json', own).values.get(output)).toBeDefined();
  outputs['acme-cluster']![output] = value;
  expect(() => parseHandoff(JSON.stringify(outputs), 'outputs.json', own)).toThrow(
    `${output} of stack acme-cluster is not ${what}.`,
  );
});
