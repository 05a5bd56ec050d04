import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { infrastructureApp } from '../../lib/stacks/infrastructure-app';
import type { AwsDeployment } from '../../lib/model/deployment';
import { awsExampleNames, awsVariant } from '../support/aws-variant';
import { withNodePools } from '../support/node-pools';
import { wavesFixture } from '../support/waves-fixture';
import type { Json } from '../support/json';

const isolated = () =>
  awsVariant('production', ({ network }) => {
    network.vpc = { kind: 'new', cidr: '10.30.0.0/16', egress: 'none' };
  });

const following = () =>
  awsVariant('production', ({ platform }) => {
    platform.nodes.brokers.scaling = { kind: 'clusterAutoscaler' };
  });

const cases: [string, () => AwsDeployment][] = [
  ...awsExampleNames.map((name): [string, () => AwsDeployment] => [name, () => awsVariant(name)]),
  ['production without a way to the internet', isolated],
  ['production whose nodes follow', following],
  ['production whose nodes Karpenter starts', () => withNodePools('production')],
];

test.each(cases)('cdk-nag finds nothing unexplained in %s', (_, deployment) => {
  const report = nagReport(deployment());
  expect(report.violations).toEqual([]);
  expect(report.suppressedViolations.length).toBeGreaterThan(0);
});

function nagReport(deployment: AwsDeployment): { readonly violations: unknown; readonly suppressedViolations: Json } {
  const app = infrastructureApp(deployment, wavesFixture(deployment), {});
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
  } catch {
    // A finding fails the synth; the report says which.
  }
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return report.pluginReports.find(({ pluginName }: Json) => pluginName === 'AwsSolutions');
}
