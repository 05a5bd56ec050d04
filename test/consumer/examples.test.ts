import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { toMatchFile } from 'jest-file-snapshot';
import { loadConsumer } from '../../lib/consumer/load-consumer';
import { consumerInfrastructure } from '../../lib/synth';
import { snapshots } from '../../lib/testing/snapshots';
import {
  betweenRegions,
  consumerFile,
  consumerNames,
  consumerTemplate,
  consumerVariant,
} from '../support/consumer-variant';
import type { Consumer } from '../../lib/consumer/model/consumer';
import type { Json } from '../support/json';

expect.extend({ toMatchFile });

const folder = join(__dirname, '..', 'snapshots', 'consumers');

describe.each(consumerNames)('%s', (name) => {
  const texts = snapshots({
    templates: { Consumer: consumerTemplate(loadConsumer(consumerFile(name))) as Json },
    waves: [],
    objects: [],
  });
  const text = texts.get('stack-Consumer.yaml');

  test('its stack is as it was', () => {
    expect(text).toMatchFile(join(folder, name, 'stack-Consumer.yaml'));
  });

  test('no snapshot is left of something that is gone', () => {
    expect(readdirSync(join(folder, name))).toEqual(['stack-Consumer.yaml']);
  });
});

test('no snapshots are left of a consumer that is gone', () => {
  expect(readdirSync(folder)).toEqual(consumerNames);
});

/** What cdk-nag finds, or has been told to overlook. */
function nagged(consumer: Consumer): readonly Json[] {
  const app = consumerInfrastructure(consumer);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
  } catch {
    // A finding fails the synth; the report says which.
  }
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return pluginReports.flatMap(({ violations = [], suppressedViolations = [] }: Json) => [
    ...violations,
    ...suppressedViolations,
  ]);
}

test.each<[string, () => Consumer]>([
  ...consumerNames.map((name): [string, () => Consumer] => [name, () => loadConsumer(consumerFile(name))]),
  ['a consumer in another region', betweenRegions],
])('cdk-nag finds nothing in %s, and nothing has to be explained', (_, consumer) => {
  expect(nagged(consumer())).toEqual([]);
});

test('cdk-nag would find a way in for everybody, which the rules refuse before', () => {
  const open = consumerVariant(({ clients }) => (clients.cidrs = ['0.0.0.0/0']));
  expect(nagged(open).map(({ ruleName }) => ruleName)).toEqual(['AwsSolutions-EC23']);
});
