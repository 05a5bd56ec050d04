import * as fc from 'fast-check';
import { bytePaths, stationKinds } from '../../lib/model/byte-paths';
import type { Deployment } from '../../lib/model/deployment';
import { openIntents } from '../../lib/model/open-intents';
import { awsVariant } from '../support/aws-variant';
import { example, exampleNames } from '../support/example';
import { deploymentInputs, generated } from '../support/generated-deployment';

const stations = (deployment: Deployment, intent: string) =>
  bytePaths(deployment)
    .find((path) => path.intent === intent)!
    .stations.map(({ kind, details }) => [kind, ...details].join(' '));

const charged = (deployment: Deployment, intent: string) =>
  bytePaths(deployment)
    .find((path) => path.intent === intent)!
    .stations.flatMap(({ charges }) => charges);

const crossing = (deployment: Deployment) =>
  bytePaths(deployment).flatMap(({ hops }) => hops.filter(({ crossesZone }) => crossesZone));

describe('the way of a byte', () => {
  test('from another account', () => {
    expect(stations(example('production'), 'privateLink')).toEqual([
      'client of another account',
      'endpoint in the client’s VPC',
      'loadBalancer acme-link 10.30.224.0/27',
      'broker port 9097 10.30.0.0/19',
      's3Endpoint of S3 us-east-1',
      'objectStore acme-data-123456789012-us-east-1',
    ]);
  });

  test('in a VPC that was there before goes by its subnets', () => {
    expect(stations(example('production-existing'), 'network')).toContain('loadBalancer orders-net 172.20.32.0/27');
  });

  test('without AWS has neither endpoints nor a bill', () => {
    expect(stations(example('private'), 'network')).toEqual([
      'client 10.81.0.0/16',
      'loadBalancer by its own address',
      'broker port 9096',
      'objectStore plant-stream-data',
    ]);
    expect(charged(example('private'), 'network')).toEqual([]);
  });

  test('is one for each zone with brokers and each way in', () => {
    fc.assert(
      fc.property(deploymentInputs, (input) => {
        const deployment = generated(input);
        const expected = deployment.brokers.flatMap(({ zone }) =>
          openIntents(deployment).map((each) => [zone.id, each]),
        );
        expect(bytePaths(deployment).map(({ zone, intent }) => [zone.id, intent])).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('goes through the kinds of stations in their order', () => {
    for (const name of exampleNames) {
      for (const path of bytePaths(example(name))) {
        const places = path.stations.map(({ kind }) => stationKinds.indexOf(kind));
        expect([...places].sort((a, b) => a - b)).toEqual(places);
        expect(path.hops).toHaveLength(path.stations.length - 1);
      }
    }
  });
});

describe('no hop leaves its zone', () => {
  test.each(exampleNames)('of %s', (name) => {
    expect(crossing(example(name))).toEqual([]);
  });

  test('unless the zone router is off and leaders are anywhere: then each path has one hop that may, which is billed', () => {
    const variant = awsVariant('production', ({ kafka }) => (kafka.zoneRouter = false));
    expect(crossing(variant).map(({ to }) => to.name)).toEqual(bytePaths(variant).map(() => 'Leading broker'));
    expect(charged(variant, 'cluster')).toContain('zoneTransfer');
  });
});

describe('what is billed', () => {
  test('of PrivateLink: the endpoint, the load balancer, and S3', () => {
    expect(charged(example('production'), 'privateLink')).toEqual([
      'interfaceEndpoint',
      'loadBalancer',
      'objectRequests',
      'objectStorage',
      'keyRequests',
    ]);
  });

  test('of clients in the cluster: S3 alone', () => {
    expect(charged(example('minimal'), 'cluster')).toEqual(['objectRequests', 'objectStorage']);
  });
});
