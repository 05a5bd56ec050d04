import { agreement } from '../../lib/agreement/agreement';
import { rendered } from '../../lib/testing/rendered';
import { withNodePools } from '../support/node-pools';

const { templates, objects } = rendered(withNodePools('production', { warmNodesPerZone: 1 }));

/** What the checks say after one text has been replaced by another in one of the halves. */
function disagreements(half: 'templates' | 'objects', [from, to]: readonly [RegExp, string]) {
  const before = JSON.stringify(half === 'templates' ? templates : objects);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  const changed = JSON.parse(after) as never;
  return half === 'templates' ? agreement(changed, objects) : agreement(templates, changed);
}

test('the halves agree where Karpenter starts the nodes of brokers', () => {
  expect(agreement(templates, objects)).toEqual([]);
});

test.each([
  [
    'a taint that brokers do not tolerate',
    'objects',
    /("taints":\[\{[^}]*?"value":)"acme-broker"/g,
    '$1"acme-other"',
    'has taint automq.com/pool=acme-other, which broker-use1-az4 does not tolerate',
  ],
  [
    'fewer nodes than a zone may have pods',
    'objects',
    /("limits":\{"nodes":)"4"/g,
    '$1"3"',
    'broker-use1-az4 may have 3 pods and 1 warm ones, one a node, and NodePool acme-broker-use1-az4 3 nodes',
  ],
  [
    'a node class that is not there',
    'objects',
    /("kind":"EC2NodeClass","name":)"acme-broker-use1-az4"/,
    '$1"acme-broker"',
    'NodePool acme-broker-use1-az4 names EC2NodeClass acme-broker, which is not there',
  ],
  [
    'an instance profile that no stack makes',
    'templates',
    /"InstanceProfileName":"acme-us-east-1-broker-node"/,
    '"InstanceProfileName":"acme-broker-node"',
    'names instance profile acme-us-east-1-broker-node, which no stack makes',
  ],
] as const)('%s is found', (_what, half, from, to, message) => {
  const found = disagreements(half, [from, to]);
  expect(found.map((each) => each.check)).toContain('node-pools');
  expect(found.map((each) => each.message).join()).toContain(message);
});

test('brokers for which no pool has nodes of their label or zone are found, since no node group has any either', () => {
  for (const change of [
    [/"labels":\{"automq.com\/pool":"acme-broker"\}/g, '"labels":{"automq.com/pool":"acme"}'],
    [
      /("key":"topology.k8s.aws\/zone-id","operator":"In","values":)\["use1-az4"\]\},\{"key":"node/,
      '$1["x"]},{"key":"node',
    ],
  ] as const) {
    expect(disagreements('objects', change)).toContainEqual({
      check: 'node-groups',
      message: expect.stringContaining('broker-use1-az4') as string,
    });
  }
});
