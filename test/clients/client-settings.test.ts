import * as fc from 'fast-check';
import type { ClientRequest } from '../../lib/clients/client-request';
import { InvalidClientRequest } from '../../lib/clients/client-request';
import { clientSettings } from '../../lib/clients/client-settings';
import { certificateNames, coversHost } from '../../lib/model/certificate-names';
import type { Deployment } from '../../lib/model/deployment';
import { brokerIdleMs } from '../../lib/model/idle-time';
import { awsVariant } from '../support/aws-variant';
import { example, exampleNames } from '../support/example';
import { deploymentInputs, generated } from '../support/generated-deployment';
import { openRequests } from '../support/open-requests';

const production = example('production');
const inventory = { intent: 'network', user: 'inventory' } as const;

const begins = (deployment: Deployment, request: ClientRequest) => {
  const { host, port } = clientSettings(deployment, request).bootstrap;
  return `${host}:${port}`;
};

describe('a client begins', () => {
  test('in its own zone, where it names one', () => {
    expect(begins(production, { ...inventory, zone: 'use1-az6' })).toBe(
      'bootstrap.use1-az6.network.kafka.acme.example:9092',
    );
  });

  test('at brokers of any zone, where it names none', () => {
    expect(begins(production, inventory)).toBe('bootstrap.network.kafka.acme.example:9093');
  });

  test('in the cluster at the Service', () => {
    expect(begins(production, { ...inventory, intent: 'cluster', zone: 'use1-az6' })).toBe(
      'bootstrap.automq-acme.svc:9092',
    );
  });

  test('at one address where nothing tells zones apart', () => {
    expect(begins(example('private'), { intent: 'network', user: 'mes', zone: 'room-b' })).toBe(
      'bootstrap.network.kafka.plant.example:9092',
    );
  });
});

describe('brokers learn the zone of a client', () => {
  const known = (deployment: Deployment, request: ClientRequest) => clientSettings(deployment, request).zoneKnownBy;

  test.each(['cluster', 'network'] as const)('by its address where the kit made the cluster (%s)', (intent) => {
    expect(known(production, { ...inventory, intent, zone: 'use1-az4' })).toBe('address');
  });

  test('by what it says, where pods may run in subnets that the kit does not know', () => {
    const user = { name: 'orders', credential: { kind: 'password' as const, secret: 'orders' } };
    const existing = awsVariant('production-existing', ({ security }) => Object.assign(security!, { users: [user] }));
    expect(known(existing, { intent: 'cluster', user: 'orders', zone: 'euc1-az1' })).toBe('clientId');
  });

  test('elsewhere by its address only where the file gives the addresses of its zone', () => {
    const plant = example('private');
    expect(known(plant, { intent: 'network', user: 'mes', zone: 'room-a' })).toBe('address');
    expect(known(plant, { intent: 'cluster', user: 'mes', zone: 'room-a' })).toBe('clientId');
  });

  test('not at all without the zone router, which would use it', () => {
    const variant = awsVariant('production', ({ kafka }) => (kafka.zoneRouter = false));
    expect(known(variant, { ...inventory, zone: 'use1-az4' })).toBe('nothing');
  });
});

describe('a silent connection is closed', () => {
  test.each(exampleNames)('by the client first, then by brokers, then by the load balancer: %s', (name) => {
    const deployment = example(name);
    for (const request of openRequests(deployment)) {
      const { maxIdleMillis } = clientSettings(deployment, request);
      const brokers = brokerIdleMs(deployment.access);
      if (request.intent === 'cluster' || brokers === undefined) expect(maxIdleMillis).toBeUndefined();
      else expect(maxIdleMillis).toBeLessThan(brokers);
    }
  });
});

test('every request that a deployment can answer gets names that its certificates hold', () => {
  fc.assert(
    fc.property(deploymentInputs, (input) => {
      const deployment = generated(input);
      const names = certificateNames('broker', deployment);
      for (const request of openRequests(deployment)) {
        const { bootstrap, regionalBootstrap, zonalBootstraps } = clientSettings(deployment, request);
        const hosts = [bootstrap, regionalBootstrap, ...zonalBootstraps.map(({ address }) => address)];
        expect(hosts.filter(({ host }) => !coversHost(names, host))).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

describe('what a deployment can’t answer', () => {
  const problemsOf = (deployment: Deployment, request: ClientRequest) => {
    try {
      clientSettings(deployment, request);
    } catch (error) {
      if (error instanceof InvalidClientRequest)
        return error.problems.map(({ setting, message }) => [setting, message]);
      throw error;
    }
    return [];
  };

  test('is told at once', () => {
    expect(problemsOf(production, { intent: 'network', zone: 'us-east-1a', user: 'storefront' })).toEqual([
      ['zone', '"us-east-1a" is no zone of this deployment; zones with brokers are use1-az4, use1-az6 and use1-az1.'],
      ['user', '"storefront" has a certificate, and network takes a password (access.network.authentication).'],
    ]);
  });

  test('a way in that is not there', () => {
    expect(problemsOf(example('minimal'), { intent: 'privateLink' })).toEqual([
      ['intent', 'nobody can come in over privateLink; the deployment has cluster.'],
    ]);
  });

  test('a cluster from which no namespace may come', () => {
    const closed = awsVariant('production', ({ network }) => (network.clientNamespaces = []));
    expect(problemsOf(closed, { intent: 'cluster', user: 'inventory' })).toEqual([
      ['intent', 'nobody can come in over cluster; the deployment has network and privateLink.'],
    ]);
  });

  test('a zone that is draining', () => {
    const draining = awsVariant('production', ({ zones }) => (zones[2]!.state = 'draining'));
    expect(problemsOf(draining, { ...inventory, zone: 'use1-az1' })).toEqual([
      ['zone', '"use1-az1" is draining and has no brokers; zones with brokers are use1-az4 and use1-az6.'],
    ]);
  });

  test('a user that nobody knows, that is removed, or that is missing', () => {
    const removed = awsVariant('production', ({ security }) => {
      Object.assign((security as { users: object[] }).users[0]!, { state: 'removed' });
    });
    expect(problemsOf(production, { ...inventory, user: 'inventry' })).toEqual([
      ['user', '"inventry" is no user of this deployment; users are inventory and storefront.'],
    ]);
    expect(problemsOf(removed, inventory)).toEqual([['user', '"inventory" is removed; users are storefront.']]);
    expect(problemsOf(production, { intent: 'network' })).toEqual([
      ['user', 'is missing, and brokers refuse whom they don’t know; users are inventory and storefront.'],
    ]);
  });

  test('a user of brokers that know none', () => {
    expect(problemsOf(example('minimal'), { intent: 'cluster', user: 'orders' })).toEqual([
      ['user', '"orders" means nothing here: brokers without TLS know no users (security.kind: plaintext).'],
    ]);
  });
});
