import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib/core';
import * as fc from 'fast-check';
import type { Deployment } from '../lib/model/deployment';
import { consumerInfrastructure, infrastructure } from '../lib/synth';
import { awsExampleNames } from './support/aws-variant';
import { betweenRegions, consumerVariant } from './support/consumer-variant';
import { contractsFor } from './support/contracted';
import { example } from './support/example';
import { deploymentInputs, generated } from './support/generated-deployment';

/*
 * CDK's own validation, the engine behind `cdk synth`. It starts anew in every process and takes seconds, so this is the
 * only file that has it on.
 */

beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
});

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: string;
    readonly violations: readonly unknown[];
  }[];
}

/** The report exists only when the validation has run. */
const report = (deployment: Deployment) =>
  reportOf(infrastructure(deployment, { contracts: contractsFor(deployment), validation: true }));

function reportOf(app: App): Report['pluginReports'] {
  const { directory } = app.synth();
  const text = readFileSync(join(directory, 'validation-report.json'), 'utf8');
  return (JSON.parse(text) as Report).pluginReports;
}

test.each(awsExampleNames)('CDK finds nothing wrong with the templates of %s', (name) => {
  expect(report(example(name)).flatMap(({ violations }) => violations)).toEqual([]);
});

test.each([
  ['the example', consumerVariant],
  ['one in another region', betweenRegions],
])('CDK finds nothing wrong with the template of a consumer: %s', (_, consumer) => {
  const app = consumerInfrastructure(consumer(), { validation: true });
  expect(reportOf(app).flatMap(({ violations }) => violations)).toEqual([]);
});

test('CDK finds nothing wrong with the templates of generated deployments', () => {
  const inputs = fc
    .sample(deploymentInputs, { numRuns: 12, seed: 7 })
    .filter(({ platform }) => platform.kind === 'aws');
  expect(inputs.length).toBeGreaterThan(4);
  for (const input of inputs) {
    const found = report(generated(input)).flatMap(({ violations }) => violations);
    expect({ input, found }).toEqual({ input, found: [] });
  }
});
