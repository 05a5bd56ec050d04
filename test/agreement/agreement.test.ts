import { agreement, agreementChecks } from '../../lib/agreement/agreement';
import type { Rendered } from '../../lib/testing/rendered';
import { rendered } from '../../lib/testing/rendered';
import type { ExampleName } from '../support/example';
import { example } from '../support/example';

const awsExamples = ['minimal', 'production', 'production-existing'] as const;
const output = new Map<ExampleName, Rendered>(awsExamples.map((name) => [name, rendered(example(name))]));

/** Both halves of an example after one text has been replaced by another in one of them. */
function disagreements(name: ExampleName, half: 'templates' | 'objects', [from, to]: readonly [RegExp, string]) {
  const { templates, objects } = output.get(name)!;
  const before = JSON.stringify(half === 'templates' ? templates : objects);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  const changed = JSON.parse(after) as never;
  return half === 'templates' ? agreement(changed, objects) : agreement(templates, changed);
}

test.each(awsExamples)('the halves of %s agree', (name) => {
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

test('every check is proven by one of these tests', () => {
  expect(agreementChecks.map(({ id }) => id).sort()).toEqual([
    'buckets',
    'identities',
    'node-groups',
    'storage-classes',
  ]);
});
