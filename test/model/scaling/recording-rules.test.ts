import { automqScaling } from '../../../lib/facts/metrics/automq-scaling';
import { measures } from '../../../lib/model/scaling/measures';
import { recordingRules } from '../../../lib/model/scaling/recording-rules';
import { scalingParameters } from '../../../lib/model/scaling/scaling-parameters';
import { scalingSeries } from '../../../lib/model/scaling/scaling-series';
import { example } from '../../support/example';
import { queryProblems } from '../../support/query-problems';

const parameters = scalingParameters(example('retail'))!;
const rules = recordingRules(parameters);

test('every metric and label in a rule is one that some exporter gives', () => {
  expect(rules.flatMap(({ expr }) => queryProblems(expr))).toEqual([]);
  for (const { metric } of Object.values(measures))
    expect(rules.some(({ expr }) => expr.includes(`${metric}{`))).toBe(true);
});

test('what rules record is what others may name of scaling', () => {
  const recorded = new Set(rules.map(({ record }) => record));
  expect([...recorded].sort()).toEqual([...Object.values(scalingSeries)].sort());
  expect(automqScaling.metrics.map(({ name }) => name).sort()).toEqual([...recorded].sort());
});

test('no two rules give the same series', () => {
  const series = rules.map(({ record, labels }) => JSON.stringify([record, labels]));
  expect(series).toEqual([...new Set(series)]);
});

test('every series carries the namespace, and all but those for all zones carry the zone', () => {
  for (const { record, labels } of rules) {
    expect(labels.namespace).toBe('automq-retail');
    expect([record, 'zone' in labels]).toEqual([record, record !== scalingSeries.allHeld]);
  }
});
