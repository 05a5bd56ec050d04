import { featureLevelsProgram } from '../../../charts/feature-levels/feature-levels-program';
import { awsVariant } from '../../support/aws-variant';
import { named } from '../../support/objects';

/** Names of a record's components in the program's source. */
function components(record: string): readonly string[] {
  const list = new RegExp(`record ${record}\\(([^)]*)\\)`).exec(featureLevelsProgram.source)?.[1] ?? '';
  return [...list.matchAll(/(\w+)\s*(?:,|$)/g)].map(([, name]) => name!).sort();
}

const deployment = awsVariant('production', ({ kafka }) =>
  Object.assign(kafka, { upgrade: { from: '1.6.7', step: 'levels' } }),
);

const input = JSON.parse(named(deployment, 'ConfigMap', 'feature-levels').data['feature-levels.json']!) as {
  readonly features: readonly object[];
};

test('the program reads every key of its input and expects no other, so none is a mistake that nobody sees', () => {
  expect(Object.keys(input).sort()).toEqual(components('Configuration'));
  for (const feature of input.features) expect(Object.keys(feature).sort()).toEqual(components('Feature'));
});

test('java finds the class of the program by the name of its file', () => {
  expect(featureLevelsProgram.source).toContain(
    `public final class ${featureLevelsProgram.file.replace('.java', '')} {`,
  );
});

test('the program knows no other way than up', () => {
  expect(featureLevelsProgram.source).toContain('UpgradeType.UPGRADE)');
  expect(featureLevelsProgram.source).not.toMatch(/DOWNGRADE/);
});
