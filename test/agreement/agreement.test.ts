import { agreement, agreementChecks } from '../../lib/agreement/agreement';
import type { Rendered } from '../../lib/testing/rendered';
import { rendered } from '../../lib/testing/rendered';
import { awsExampleNames } from '../support/aws-variant';
import { contractsFor } from '../support/contracted';
import type { ExampleName } from '../support/example';
import { example } from '../support/example';

const output = new Map<ExampleName, Rendered>(
  awsExampleNames.map((name) => [name, rendered(example(name), contractsFor(example(name)))]),
);

/** Both halves of an example after one text has been replaced by another in one of them. */
function disagreements(name: ExampleName, half: 'templates' | 'objects', [from, to]: readonly [RegExp, string]) {
  const { templates, objects } = output.get(name)!;
  const before = JSON.stringify(half === 'templates' ? templates : objects);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  const changed = JSON.parse(after) as never;
  return half === 'templates' ? agreement(changed, objects) : agreement(templates, changed);
}

test.each(awsExampleNames)('the halves of %s agree', (name) => {
  const { templates, objects } = output.get(name)!;
  expect(agreement(templates, objects)).toEqual([]);
});

test.each([
  [
    'a bucket that a broker names and its role may not use',
    'objects',
    /acme-data-123456789012/g,
    'acme-date-123456789012',
    'buckets',
  ],
  [
    'a bucket that the stacks made under another name',
    'templates',
    /acme-ops-123456789012/g,
    'ops-123456789012',
    'buckets',
  ],
  [
    'a service account without an identity',
    'objects',
    /"serviceAccountName":"broker"/g,
    '"serviceAccountName":"brokers"',
    'identities',
  ],
  ['an identity in another namespace', 'templates', /"Namespace":"automq-acme"/, '"Namespace":"automq"', 'identities'],
  [
    'nodes with another label',
    'templates',
    /"automq.com\/pool":"acme-broker"/g,
    '"automq.com/pool":"acme-brokers"',
    'node-groups',
  ],
  ['a taint that pods do not tolerate', 'templates', /"Effect":"NO_SCHEDULE"/, '"Effect":"NO_EXECUTE"', 'node-groups'],
  [
    'nodes in another zone',
    'templates',
    /"AvailabilityZoneId":"use1-az4"/g,
    '"AvailabilityZoneId":"use1-az5"',
    'node-groups',
  ],
  ['pods of another zone', 'objects', /"values":\["use1-az4"\]/g, '"values":["use1-az5"]', 'node-groups'],
  ['a rack that is not the zone', 'objects', /broker\.rack=use1-az4/, 'broker.rack=us-east-1a', 'node-groups'],
  ['volumes with a key that no stack makes', 'objects', /alias\/acme-data/, 'alias/acme-volumes', 'storage-classes'],
  [
    'volumes of a class that no manifest makes',
    'objects',
    /"storageClassName":"automq-acme"/,
    '"storageClassName":"gp3"',
    'storage-classes',
  ],
  [
    'a volume that is backed up by nobody',
    'objects',
    /controller-volume=acme\/\{\{ \.PVCName \}\}/,
    'controller-volume=acme/{{ .PVName }}',
    'backups',
  ],
  ['a backup of what is not there', 'templates', /acme\/data-controller-use1-az4-0/g, 'acme/data-use1-az4', 'backups'],
  [
    'a binding that waits for what no stack gives',
    'objects',
    /handoff:NetworkUse1Az4Slot1/,
    'handoff:NetworkUse1Az4Slot9',
    'target-groups',
  ],
  [
    'a target group that no binding fills',
    'objects',
    /handoff:PrivateLinkBootstrapZonal/,
    'handoff:PrivateLinkBootstrapRegional',
    'target-groups',
  ],
  [
    'a target group on another port than its pods answer on',
    'templates',
    /"Port":9096/,
    '"Port":9097',
    'target-groups',
  ],
  ['pods that no longer listen there', 'objects', /,NETWORK:\/\/:9096/, '', 'target-groups'],
  ['a slot on another port than its broker advertises', 'templates', /"Port":9117/, '"Port":9118', 'broker-ports'],
  [
    'a broker that advertises another port than its slot has',
    'objects',
    /kafka\.acme\.example:\$\(\(9100/,
    'kafka.acme.example:$((9101',
    'broker-ports',
  ],
  [
    'a binding of another broker',
    'objects',
    /"name":"broker-use1-az4-0","port"/,
    '"name":"broker-use1-az4-1","port"',
    'broker-ports',
  ],
  [
    'names that no record leads to',
    'templates',
    /\*\.use1-az4\.network\.kafka/,
    '*.use1-az5.network.kafka',
    'broker-names',
  ],
  [
    'names that lead to another zone',
    'templates',
    /"ResourceRecords":\["10\.30\.224\.8"\]/,
    '"ResourceRecords":["10.30.228.8"]',
    'broker-names',
  ],
  [
    'names that lead to nobody',
    'templates',
    /"ResourceRecords":\["10\.30\.224\.8"\]/,
    '"ResourceRecords":["10.30.224.7"]',
    'broker-names',
  ],
  [
    'names that no certificate holds',
    'objects',
    /"\*\.use1-az4\.privatelink\.kafka\.acme\.example"/g,
    '"*.use1-az4.link.kafka.acme.example"',
    'broker-names',
  ],
  [
    'a load balancer that may leave to another port',
    'templates',
    /"FromPort":9096(?=[^}]*"ToPort":9096)/,
    '"FromPort":9090',
    'broker-edges',
  ],
  [
    'a cluster that lets the load balancer in elsewhere',
    'templates',
    /("AWS::EC2::SecurityGroupIngress","Properties":\{[^}]*"FromPort":)9096/,
    '$19095',
    'broker-edges',
  ],
  [
    'network policies that keep the load balancer out',
    'objects',
    /"cidr":"10\.30\.228\.0\/27"/g,
    '"cidr":"10.30.229.0/27"',
    'broker-edges',
  ],
] as const)('%s is found', (_what, half, from, to, check) => {
  const found = disagreements('production', half, [from, to]);
  expect(found.map((each) => each.check)).toContain(check);
  for (const { message } of found) expect(message).not.toMatch(/undefined|\[object/);
});

test('more pods than nodes are found', () => {
  const found = disagreements('minimal', 'templates', [/"DesiredSize":2/g, '"DesiredSize":1']);
  expect(found).toEqual([
    { check: 'node-groups', message: expect.stringContaining('broker-use1-az4 has 2 pods') as string },
  ]);
});

test('more pods than the node group may grow to are found, whoever scales them', () => {
  const found = disagreements('retail', 'templates', [/"MaxSize":7/, '"MaxSize":6']);
  expect(found).toEqual([
    { check: 'node-groups', message: expect.stringContaining('may have 6 pods and 1 warm ones') as string },
  ]);
});

test('every check is proven by one of these tests, or by one of its own', () => {
  expect(agreementChecks.map(({ id }) => id).sort()).toEqual([
    'backups',
    'broker-edges',
    'broker-names',
    'broker-ports',
    'buckets',
    'identities',
    'node-groups',
    'node-pools',
    'storage-classes',
    'target-groups',
    'ways-out',
  ]);
});
