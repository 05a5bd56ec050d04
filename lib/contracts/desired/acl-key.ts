import type { AclEntry } from './desired-state';

/** By which two entries are one; a tab is in no name. */
export const aclKey = ({ resource, name, pattern, principal, operation, permission, host }: AclEntry): string =>
  [principal, resource, pattern, name, operation, permission, host].join('\t');
