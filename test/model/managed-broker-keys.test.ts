import { isManagedBrokerKey, managedBrokerKeys } from '../../lib/model/managed-broker-keys';

test('who may come in by our listeners is not a file’s to say', () => {
  for (const key of [
    'listener.name.client.ssl.client.auth',
    'listener.name.internal.ssl.principal.mapping.rules',
    'listener.name.network.sasl.enabled.mechanisms',
    'listener.name.privatelink.scram-sha-512.sasl.jaas.config',
    'listener.name.balancer.plain.sasl.server.callback.handler.class',
    'listener.name.controller.principal.builder.class',
    'config.providers.env.class',
    'super.users',
  ])
    expect([key, isManagedBrokerKey(key)]).toEqual([key, true]);
});

test('what else Kafka reads per listener is, and so is TLS as a whole', () => {
  for (const key of [
    'listener.name.network.max.connections',
    'listener.name.client.max.connection.creation.rate',
    'listener.name.other.ssl.client.auth',
    'ssl.enabled.protocols',
    'connections.max.idle.ms',
  ])
    expect([key, isManagedBrokerKey(key)]).toEqual([key, false]);
});

test('the list is sorted but for what is known when a pod starts', () => {
  const known = managedBrokerKeys.slice(0, -2);
  expect(known).toEqual([...known].sort());
});
