import type { AclEntry } from '../desired/desired-state';
import { printable } from '../../config/printable';

const resourceNames: Readonly<Record<AclEntry['resource'], string>> = {
  topic: 'topic',
  group: 'group',
  transactionalId: 'transactional id',
  cluster: 'cluster',
};

/** `User:orders may read topic orders.events`, with what is unusual about it. */
export function aclInWords({ resource, name, pattern, principal, operation, permission, host }: AclEntry): string {
  const verb = permission === 'allow' ? 'may' : 'may not';
  const what = resource === 'cluster' ? 'the cluster' : `${resourceNames[resource]} ${name}`;
  return printable(
    `${principal} ${verb} ${operation} ${what}${pattern === 'prefixed' ? '*' : ''}${host === undefined ? '' : ` from ${host}`}`,
  );
}
