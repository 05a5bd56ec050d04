import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import { awsVariant } from '../../support/aws-variant';
import { example } from '../../support/example';
import type { ExampleName } from '../../support/example';

const provisioned = (name: ExampleName, follows: 'peak' | 'demand') =>
  capacityOf(example(name))
    .provisioning.filter((each) => each.follows === follows)
    .map(({ what }) => what);

test('with an autoscaler brokers follow demand, while nodes for the most of them are there', () => {
  expect(provisioned('production', 'peak')).toEqual(
    expect.arrayContaining(['3 controllers with their volumes', '3 brokers, 1 in each zone', '9 broker nodes']),
  );
  expect(provisioned('production', 'demand')[0]).toBe('Up to 2 more brokers in each zone');
});

test('with a fixed number only storage and requests follow demand', () => {
  expect(provisioned('production-existing', 'demand')).toEqual(['Storage', 'Requests to the object store']);
});

test('nodes of a cluster that is there are nobody’s to provision', () => {
  expect(provisioned('private', 'peak').filter((what) => what.includes('nodes'))).toEqual([]);
});

test('where nodes follow they are no longer there for the peak, but for those that are kept warm', () => {
  const following = awsVariant('production', ({ platform }) => {
    platform.nodes.brokers.scaling = { kind: 'clusterAutoscaler', warmNodesPerZone: 1 };
  });
  const { provisioning } = capacityOf(following);
  const nodes = provisioning.filter(({ what }) => what.includes('node'));
  expect(nodes.map(({ what, follows }) => [what, follows])).toEqual([
    ['3 warm nodes', 'peak'],
    ['A node for each broker', 'demand'],
  ]);
});
