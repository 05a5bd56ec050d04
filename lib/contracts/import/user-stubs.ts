import { security } from '../../config/security';
import type { Measurement } from './measurement';
import type { StubGroup, StubLine } from './stub';
import { userNameOf } from './user-name';

type Acl = Measurement['acls'][number];

/** What operations of contracts come to; anything else is taken away where contracts say what a user may do. */
const fromContracts: Readonly<Record<Acl['resource'], readonly string[]>> = {
  topic: ['read', 'write', 'describe'],
  group: ['read', 'describe'],
  transactionalId: ['write', 'describe'],
  cluster: [],
};

/** Users of ACLs and quotas as entries of `security.users`, with notes on those that can be none. */
export function userStubs({ acls, quotas }: Measurement): readonly StubLine[] {
  const byPrincipal = new Map<string, Acl[]>(quotas.map(({ user }) => [`User:${user}`, []]));
  for (const acl of acls) byPrincipal.set(acl.principal, [...(byPrincipal.get(acl.principal) ?? []), acl]);
  const sorted = [...byPrincipal].sort(([a], [b]) => (a < b ? -1 : 1));
  const users = sorted.flatMap(([principal, own]) => {
    const name = userNameOf(principal);
    return name === undefined ? [] : [userStub(name, own)];
  });
  const odd = sorted.filter(([principal]) => userNameOf(principal) === undefined);
  return [
    ...odd.map(([principal, own]) => ({
      note: `${principal} with ${own.length} ACLs can be no user: give its clients one that is lower-case letters, digits, ".", "_" and "-".`,
    })),
    ...(users.length === 0 ? [] : [{ key: 'security', value: { lines: [{ key: 'users', value: users }] } }]),
  ];
}

const userFields = security.unwrap().options[1].shape.users.unwrap().element.shape;

function userStub(name: string, acls: readonly Acl[]): StubGroup {
  const beyond = acls.filter(
    (acl) => !fromContracts[acl.resource].includes(acl.operation) || acl.permission === 'deny' || acl.name === '*',
  );
  return {
    lines: [
      { key: 'name', value: name },
      {
        question: {
          key: 'credential',
          what: String(userFields.credential.description),
          by: 'the platform team',
          known: 'No password leaves the cluster, so it gets a new one, or a certificate.',
        },
      },
      ...beyond.slice(0, 20).map((acl) => ({ note: `No contract will give it: ${shown(acl)}.` })),
      ...(beyond.length > 20 ? [{ note: `${beyond.length - 20} such ACLs more are in the measurement.` }] : []),
      { key: 'aclsFrom', value: 'contracts' },
    ],
  };
}

const shown = ({ permission, operation, resource, pattern, name }: Acl) =>
  `${permission} ${operation} on ${resource}${resource === 'cluster' ? '' : ` ${name}${pattern === 'prefixed' ? '…' : ''}`}`;
