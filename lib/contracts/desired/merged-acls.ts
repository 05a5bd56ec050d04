import { aclKey } from './acl-key';
import type { DesiredAcl } from './desired-state';

/** Reasons of one entry that are written out; a group that reads hundreds of topics has one for each. */
const mostReasons = 5;

/** Each entry once, sorted, with the owners and reasons of all that ask for it; it holds as long as one of them does. */
export function mergedAcls(acls: readonly DesiredAcl[]): readonly DesiredAcl[] {
  const byKey = new Map<string, DesiredAcl[]>();
  for (const acl of acls) {
    const same = byKey.get(aclKey(acl));
    if (same) same.push(acl);
    else byKey.set(aclKey(acl), [acl]);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, same]) => merged(same));
}

function merged(same: readonly DesiredAcl[]): readonly DesiredAcl[] {
  const [first] = same;
  if (first === undefined || same.length === 1) return same;
  const { resource, name, pattern, principal, operation, permission } = first;
  const starts = same.map(({ from }) => from);
  const from = starts.includes(undefined) ? undefined : starts.toSorted()[0];
  const ends = same.map(({ until }) => until);
  const until = ends.includes(undefined) ? undefined : ends.toSorted().at(-1);
  return [
    {
      ...{ resource, name, pattern, principal, operation, permission },
      owner: distinct(same.map(({ owner }) => owner)).join(', '),
      why: inShort(distinct(same.map(({ why }) => why))),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    },
  ];
}

const inShort = (whys: readonly string[]) =>
  whys.length <= mostReasons
    ? whys.join(' ')
    : `${whys.slice(0, mostReasons).join(' ')} And ${whys.length - mostReasons} more.`;

const distinct = (texts: readonly string[]) => [...new Set(texts)].sort();
