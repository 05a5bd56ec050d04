import { upgradeWords } from '../../lib/model/upgrade-words';
import { awsVariant } from '../support/aws-variant';
import { example } from '../support/example';

const at = (step: 'program' | 'levels') =>
  upgradeWords(awsVariant('minimal', ({ kafka }) => Object.assign(kafka, { upgrade: { from: '1.6.7', step } })));

test('each step is called by its name, with what it does', () => {
  expect(at('program')).toBe(
    'upgrade from 1.6.7 to 1.7.3, step program: nodes restart one after another; what they store keeps its formats',
  );
  expect(at('levels')).toContain('a job raises automq.version to 6 and metadata.version to 3.9-IV0');
});

test('only the step that has no way back says so', () => {
  expect(at('levels')).toContain('no way back');
  expect(at('program')).not.toContain('no way back');
});

test('nothing is said while nothing is upgraded', () => {
  expect(upgradeWords(example('minimal'))).toBeUndefined();
});
