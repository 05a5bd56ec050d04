import type { Measurement } from './measurement';

type Acl = Measurement['acls'][number];

/** Principals that may do something with a name, sorted. */
export type Grants = (name: string) => readonly string[];

/** Whom the ACLs of a kind of resource let do an operation, by the name of the resource; what is denied counts. */
export function grantsOf(acls: readonly Acl[], resource: Acl['resource'], operation: string): Grants {
  const byName = new Map<string, Acl[]>();
  for (const acl of acls) {
    if (acl.resource !== resource || (acl.operation !== operation && acl.operation !== 'all')) continue;
    const key = acl.pattern === 'prefixed' ? `prefixed ${acl.name}` : `literal ${acl.name}`;
    byName.set(key, [...(byName.get(key) ?? []), acl]);
  }
  return (name) => {
    const keys = [`literal ${name}`, 'literal *'];
    for (let end = 1; end <= name.length; end += 1) keys.push(`prefixed ${name.slice(0, end)}`);
    const found = keys.flatMap((key) => byName.get(key) ?? []);
    const of = (permission: Acl['permission']) =>
      found.filter((acl) => acl.permission === permission).map(({ principal }) => principal);
    const denied = new Set(of('deny'));
    return [...new Set(of('allow'))].filter((principal) => !denied.has(principal) && !denied.has('User:*')).sort();
  };
}
