import * as fc from 'fast-check';
import { accessDocuments, accessPage } from '../../lib/docs/access-documents';
import { brokerAddress, outsideAccesses, regionalBootstrap } from '../../lib/model/access';
import { certificateNames } from '../../lib/model/certificate-names';
import type { Deployment } from '../../lib/model/deployment';
import { awsVariant } from '../support/aws-variant';
import { example, exampleNames } from '../support/example';
import { deploymentInputs, generated } from '../support/generated-deployment';

const page = (deployment: Deployment) => accessDocuments(deployment).get(accessPage)!;

test('a page and the picture on it', () => {
  const documents = accessDocuments(example('production'));
  expect([...documents.keys()]).toEqual(['access.md', 'byte-path.svg']);
  expect(documents.get('access.md')).toContain('](byte-path.svg)');
});

test('the page holds every name of a broker that is there, where to begin, and what certificates hold', () => {
  fc.assert(
    fc.property(deploymentInputs, (input) => {
      const deployment = generated(input);
      const text = page(deployment);
      for (const access of outsideAccesses(deployment.access)) {
        expect(text).toContain(`\`${regionalBootstrap(access).host}:${regionalBootstrap(access).port}\``);
        for (const { zone, count } of deployment.brokers) {
          for (let ordinal = 0; ordinal < count; ordinal += 1) {
            const { host, port } = brokerAddress(access, zone, ordinal);
            expect(text).toContain(`\`${host}:${port}\``);
          }
        }
      }
      if (deployment.security.kind === 'tls')
        for (const name of certificateNames('broker', deployment)) expect(text).toContain(`- \`${name}\``);
    }),
    { numRuns: 40 },
  );
});

test('every table is a table: all rows have as many cells as the heading', () => {
  for (const name of exampleNames) {
    const tables = page(example(name))
      .trimEnd()
      .split('\n\n')
      .filter((block) => block.startsWith('| '));
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(new Set(table.split('\n').map((row) => row.split(' | ').length)).size).toBe(1);
  }
});

test('users stand with the ways in that take what they show', () => {
  expect(page(example('production'))).toContain(
    '| inventory | the password in Secret `inventory-password` | cluster, network |',
  );
  expect(page(example('production'))).toContain('| storefront | a certificate with its name | privateLink |');
  expect(page(example('minimal'))).not.toContain('## Users');
});

test('a private network is told which records its DNS wants', () => {
  expect(page(example('private'))).toContain('| b1.room-c.network.kafka.plant.example | 10.80.0.32 |');
  expect(page(example('production'))).not.toContain('DNS is yours');
});

test('zones that drain are named, and have no brokers', () => {
  const draining = awsVariant('production', ({ zones }) => (zones[2]!.state = 'draining'));
  expect(page(draining)).toContain('Without brokers, since they are draining: use1-az1.');
});

test('other regions from which clients come stand with the way in', () => {
  const far = awsVariant('production', ({ access }) => (access!.privateLink!.regions = ['eu-west-1']));
  expect(page(far)).toContain('also from eu-west-1');
});
