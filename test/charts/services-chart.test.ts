import { example, exampleNames } from '../support/example';
import { named, ofKind } from '../support/objects';

test.each(exampleNames)('%s: a pod has its name before it is ready, or no quorum would form', (name) => {
  for (const service of ['controllers', 'brokers']) {
    expect(named(example(name), 'Service', service).spec).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
    });
  }
});

test.each(exampleNames)('%s: clients first reach brokers that are ready', (name) => {
  const { spec } = named(example(name), 'Service', 'bootstrap');
  expect(spec).not.toHaveProperty('publishNotReadyAddresses');
  expect(spec.ports).toEqual([{ name: 'client', port: 9092, protocol: 'TCP', targetPort: 'client' }]);
});

test.each(exampleNames)('%s: drains take one controller and one broker at a time, whatever their zones', (name) => {
  const deployment = example(name);
  const budgets = ofKind(deployment, 'PodDisruptionBudget');
  expect(budgets.map(({ metadata }) => metadata.name)).toEqual(['controllers', 'brokers']);
  for (const { spec } of budgets) {
    expect(spec).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  }
});

test('a single controller does not block drains', () => {
  expect(named(example('minimal'), 'PodDisruptionBudget', 'controllers').spec.maxUnavailable).toBe(1);
});
