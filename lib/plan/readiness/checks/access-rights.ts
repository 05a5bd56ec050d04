import type { Deployment } from '../../../model/deployment';
import type { User } from '../../../model/security';
import type { WorkloadGroup } from '../../../model/workload-group';
import { listed } from '../../../model/wording';
import { perGroup } from '../groups-in';
import type { Subject } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, together, unknown } from '../verdict';
import { inEveryPool } from './in-every-pool';

type Acl = User['acls'][number];
type Topic = WorkloadGroup['topics'][number];

const usersOf = ({ security }: Deployment): readonly User[] =>
  security.kind === 'tls' ? security.users.filter(({ state }) => state === 'active') : [];

/** Users that may do one of these on every topic, `all` among it; on the cluster where that comes to the same. */
export const mayOnEveryTopic = (deployment: Deployment, operations: readonly string[]): readonly string[] =>
  usersOf(deployment)
    .filter(({ acls }) =>
      acls.some(
        (acl) =>
          (acl.resource === 'cluster' || (acl.resource === 'topic' && acl.name === '*')) &&
          acl.operations.some((operation) => operation === 'all' || operations.includes(operation)),
      ),
    )
    .map(({ name }) => name);

/** Whether a right covers a topic, or all topics that a group names by how they begin. */
function covers({ resource, name, pattern }: Acl, topic: Topic): boolean {
  if (resource !== 'topic' || name === undefined) return false;
  if (name === '*') return true;
  return pattern === 'prefixed' ? topic.name.startsWith(name) : topic.pattern === 'literal' && topic.name === name;
}

export function accessRights(subject: Subject): Verdict {
  const { deployment } = subject;
  if (deployment.security.kind === 'plaintext') return risk('`security.kind` is plaintext: anybody may do everything.');
  const everywhere = mayOnEveryTopic(deployment, ['read', 'write', 'delete', 'alter']);
  const users = new Map(usersOf(deployment).map((user) => [user.name, user]));
  const aclsOf = (group: WorkloadGroup) =>
    group.users.flatMap((name) => [users.get(name)].flatMap((user) => (user === undefined ? [] : user.acls)));
  // Contracts name each topic and who may do what with it.
  const hasContracts = (group: WorkloadGroup) => group.users.some((name) => users.get(name)?.aclsFrom === 'contracts');
  const uncovered = (group: WorkloadGroup) =>
    !hasContracts(group) && group.topics.some((topic) => !aclsOf(group).some((acl) => covers(acl, topic)));
  return together([
    inEveryPool(subject, 'allow.everyone.if.no.acl.found', {
      isRight: (value) => value === 'false',
      right: 'Without a right nothing is allowed.',
    }),
    ...(everywhere.length === 0 ? [] : [risk(`${listed(everywhere)}: rights on every topic.`)]),
    perGroup(
      subject,
      [
        { holds: ({ users: named }) => named.length === 0, verdict: unknown, says: 'no user is named' },
        {
          holds: (group) => group.users.length > 0 && uncovered(group),
          verdict: risk,
          says: 'none of its users has a right on one of its topics',
        },
      ],
      () => ready('Every group’s users have rights on its topics.'),
    ),
  ]);
}
