import { brokerListeners, clientListeners } from '../../lib/model/broker-listeners';
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

test.each([
  ['minimal', ['client']],
  ['private', ['client']],
  ['production-existing', ['client', 'network']],
  ['production', ['client', 'network', 'privatelink']],
] as const)('%s: clients begin at brokers that are ready, by the listeners that lead there: %s', (name, listeners) => {
  const { spec } = named(example(name), 'Service', 'bootstrap');
  expect(spec.type).toBe('ClusterIP');
  expect(spec).not.toHaveProperty('publishNotReadyAddresses');
  const port = { client: 9092, network: 9096, privatelink: 9097 };
  expect(spec.ports).toEqual(
    listeners.map((listener) => ({ name: listener, port: port[listener], protocol: 'TCP', targetPort: listener })),
  );
});

test.each(exampleNames)('%s: the names of brokers lead to each of their listeners', (name) => {
  const deployment = example(name);
  const { ports } = named(deployment, 'Service', 'brokers').spec;
  const found = ports.map((port) => `${port.name.toUpperCase()}:${port.port}`).sort();
  expect(found).toEqual(
    brokerListeners(deployment)
      .map((listener) => `${listener.name}:${listener.port}`)
      .sort(),
  );
});

test.each(['production', 'production-existing'] as const)(
  '%s: every broker that may come has a Service for its targets, that only the cluster reaches',
  (name) => {
    const deployment = example(name);
    const outside = clientListeners(deployment.access).filter(({ id }) => id !== 'client');
    for (const { name: pool, maxCount } of deployment.brokers) {
      for (let ordinal = 0; ordinal < maxCount; ordinal += 1) {
        const { spec } = named(deployment, 'Service', `${pool}-${ordinal}`);
        expect(spec.type).toBe('ClusterIP');
        expect(spec.selector).toEqual({ 'statefulset.kubernetes.io/pod-name': `${pool}-${ordinal}` });
        expect(spec.ports.map(({ port }) => port)).toEqual(outside.map(({ port }) => port));
        expect(spec).not.toHaveProperty('publishNotReadyAddresses');
      }
    }
  },
);

test('a Service of a broker is not made where nobody comes in from outside', () => {
  expect(ofKind(example('minimal'), 'Service').map(({ metadata }) => metadata.name)).toEqual([
    'controllers',
    'brokers',
    'bootstrap',
  ]);
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
