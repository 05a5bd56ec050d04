import { example } from '../support/example';
import { named, ofKind } from '../support/objects';

const production = example('production');

test('the brokers of each zone scale by themselves, between the numbers of the file', () => {
  const scalers = ofKind(production, 'HorizontalPodAutoscaler');
  expect(scalers.map(({ metadata }) => metadata.name)).toEqual(production.brokers.map(({ name }) => name));
  for (const { spec } of scalers) {
    expect(spec).toMatchObject({ minReplicas: 1, maxReplicas: 3 });
    expect(spec.metrics[0]?.resource).toEqual({ name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } });
  }
});

test('a zone loses one broker at a time, after half an hour of calm', () => {
  const { spec } = named(production, 'HorizontalPodAutoscaler', 'broker-use1-az4');
  expect(spec.behavior.scaleDown).toEqual({
    stabilizationWindowSeconds: 1800,
    policies: [{ type: 'Pods', value: 1, periodSeconds: 900 }],
  });
});

test('without metrics-server there is no autoscaler and the number is fixed', () => {
  const fixed = { ...production, components: { ...production.components, metricsServer: 'absent' as const } };
  expect(ofKind(fixed, 'HorizontalPodAutoscaler')).toEqual([]);
  expect(named(fixed, 'StatefulSet', 'broker-use1-az4').spec.replicas).toBe(1);
});

test('controllers are never scaled', () => {
  const targets = ofKind(production, 'HorizontalPodAutoscaler').map(({ spec }) => spec.scaleTargetRef.name);
  expect(targets.filter((name) => name.startsWith('controller'))).toEqual([]);
});
