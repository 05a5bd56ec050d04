import type { Written } from '../../../support/aws-variant';
import { example } from '../../../support/example';
import { privateVariant } from '../../../support/private-variant';
import { writtenGroup } from '../../../support/written-group';
import type { ReadinessRow } from '../readiness-row';
import { changed, grouped, plaintext, proof, provenByResult, rendered, withProperty } from '../readiness-row';

type Acls = NonNullable<Extract<NonNullable<Written['security']>, { kind: 'tls' }>['users']>[number]['acls'];

/** What the first user of the file may do; that it has TLS is said by the profile. */
const rights = (written: Written) => (written.security as { users: { acls: NonNullable<Acls> }[] }).users[0]!.acls;

/** The first user may do one thing more. */
const allowed = (acl: NonNullable<Acls>[number]) => changed((written) => void rights(written).push(acl));

const foreign = {
  existing: () => example('production-existing'),
  private: () => privateVariant(() => {}),
};

/** A policy says nothing on a cluster whose network plugin nobody knows. */
const onForeignCluster = (where: keyof typeof foreign): readonly ReadinessRow[] => [
  {
    id: 'network-boundary',
    status: 'unknown',
    where: `the cluster is ${where}`,
    of: foreign[where],
    says: /Whether the network plugin enforces policies is not known here/,
  },
  {
    id: 'network-boundary',
    status: 'ready',
    where: `the cluster is ${where}, and a result shows it`,
    of: foreign[where],
    given: proof('network-boundary'),
    says: /verify-cluster of 2026-11-01.*3 passed/,
  },
];

export const governanceRows: readonly ReadinessRow[] = [
  { id: 'ownership', status: 'ready', where: 'every cell is filled', says: /Every cell/ },
  {
    id: 'ownership',
    status: 'unknown',
    where: 'a cell is empty',
    of: changed((written) => {
      delete written.ownership?.keys;
    }),
    says: /Nobody is named for Encryption keys \(alias\/acme-data/,
  },
  { id: 'encryption-in-transit', status: 'ready', where: 'listeners have TLS', says: /Every listener has TLS/ },
  { id: 'encryption-in-transit', status: 'risk', where: 'there is none', of: plaintext, says: /plaintext/ },
  {
    id: 'encryption-in-transit',
    status: 'risk',
    where: 'a rendered listener has none',
    given: withProperty('listener.security.protocol.map', 'CLIENT:SASL_PLAINTEXT'),
    says: /listener\.security\.protocol\.map/,
  },
  { id: 'encryption-at-rest', status: 'ready', where: 'the key is the customer’s', says: /alias\/acme-data/ },
  {
    id: 'encryption-at-rest',
    status: 'risk',
    where: 'AWS manages keys',
    of: changed((written) => {
      written.storage = { encryption: { kind: 's3Managed' } };
    }),
    says: /s3Managed/,
  },
  {
    id: 'encryption-at-rest',
    status: 'unknown',
    where: 'a bucket was there before',
    of: changed((written) => {
      written.storage = { opsBucket: { kind: 'existing', name: 'there-before' } };
    }),
    says: /there-before/,
  },
  {
    id: 'encryption-at-rest',
    status: 'unknown',
    where: 'the store is private',
    of: () => privateVariant(() => {}),
    says: /fast-encrypted/,
  },
  { id: 'access-rights', status: 'ready', where: 'users may do what they need', says: /rights on its topics/ },
  { id: 'access-rights', status: 'risk', where: 'there are no rights', of: plaintext, says: /anybody may/ },
  { id: 'access-rights', status: 'unknown', where: 'no user is named', of: grouped({ users: [] }), says: /no user/ },
  {
    id: 'access-rights',
    status: 'risk',
    where: 'a topic is covered by no right',
    of: grouped({ topics: [{ name: 'inventory.a' }, { name: 'stock' }] }),
    says: /none of its users has a right/,
  },
  {
    id: 'access-rights',
    status: 'risk',
    where: 'a literal right stands for topics that begin so',
    of: changed((written) => {
      for (const acl of rights(written)) acl.pattern = 'literal';
    }),
    says: /none of its users has a right/,
  },
  {
    id: 'access-rights',
    status: 'risk',
    where: 'a user may write everywhere',
    of: allowed({ resource: 'topic', name: '*', operations: ['write'] }),
    says: /inventory: rights on every topic/,
  },
  {
    id: 'access-rights',
    status: 'risk',
    where: 'brokers let everybody in',
    given: withProperty('allow.everyone.if.no.acl.found', 'true'),
    says: /allow\.everyone/,
  },
  {
    id: 'network-boundary',
    status: 'ready',
    where: 'the namespace is closed',
    says: /closes the namespace both ways.*enforces policies/,
  },
  ...['existing', 'private'].flatMap((where) => onForeignCluster(where as keyof typeof foreign)),
  {
    id: 'network-boundary',
    status: 'risk',
    where: 'no policy closes it',
    given: rendered('NetworkPolicy', (policy) => (policy.metadata.name === 'default-deny' ? undefined : policy)),
    says: /No policy closes/,
  },
  {
    id: 'network-boundary',
    status: 'risk',
    where: 'a component has no policy',
    given: rendered('NetworkPolicy', (policy) => (policy.metadata.name === 'broker' ? undefined : policy)),
    says: /No policy for broker/,
  },
  {
    id: 'network-boundary',
    status: 'risk',
    where: 'pods are not restricted',
    given: rendered('Namespace', (space) => ({ ...space, metadata: { ...space.metadata, labels: {} } })),
    says: /not `restricted`/,
  },
  {
    id: 'network-boundary',
    status: 'unknown',
    where: 'nothing is rendered',
    given: rendered('Namespace'),
    says: /No namespace/,
  },
  { id: 'topic-creation', status: 'ready', where: 'nobody creates every topic', says: /create no topic by themselves/ },
  { id: 'topic-creation', status: 'risk', where: 'anybody may', of: plaintext, says: /anybody may/ },
  {
    id: 'topic-creation',
    status: 'risk',
    where: 'a user may create everything',
    of: allowed({ resource: 'cluster', operations: ['create'] }),
    says: /inventory may create every topic/,
  },
  {
    id: 'topic-creation',
    status: 'risk',
    where: 'brokers create topics',
    given: withProperty('auto.create.topics.enable', 'true'),
    says: /auto\.create/,
  },
  ...provenByResult('audit-trail'),
  {
    id: 'data-residency',
    status: 'ready',
    where: 'it is in an allowed region',
    of: grouped({ residency: { regions: ['us-east-1'] } }),
    says: /inventory is in us-east-1/,
  },
  { id: 'data-residency', status: 'notApplicable', where: 'no group is bound', says: /bound to a region/ },
  {
    id: 'data-residency',
    status: 'risk',
    where: 'it is elsewhere',
    of: grouped({ residency: { regions: ['eu-west-1', 'eu-central-1'] } }),
    says: /may be in eu-west-1 and eu-central-1 only/,
  },
  {
    id: 'data-residency',
    status: 'risk',
    where: 'an export leaves',
    of: grouped({
      residency: { regions: ['us-east-1'] },
      reads: [{ kind: 'analytics', name: 'lake', destination: 'internet' }],
    }),
    says: /lake exports to the internet/,
  },
  {
    id: 'data-residency',
    status: 'risk',
    where: 'endpoints of another region read it',
    of: changed((written) => {
      if (written.access && 'privateLink' in written.access && written.access.privateLink)
        written.access.privateLink.regions = ['eu-west-1'];
      const write = { ...writtenGroup('a').write, access: 'privateLink' as const };
      written.workloads = [writtenGroup('inventory', { write, residency: { regions: ['us-east-1'] } })];
    }),
    says: /endpoints in eu-west-1/,
  },
  {
    id: 'data-residency',
    status: 'unknown',
    where: 'a private place has no name that is allowed',
    of: () =>
      privateVariant((written) => {
        written.workloads = [writtenGroup('mes', { residency: { regions: ['hall-7'] } })];
      }),
    says: /whether plant is there is not said/,
  },
];
