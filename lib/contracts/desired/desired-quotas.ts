import { mib } from '../../model/capacity/mib';
import type { Access } from '../model/access';
import type { DesiredQuota } from './desired-state';

/**
 * The quota of each principal that has one, by name: bytes each second on each broker, and percent of the request threads.
 * The review has seen to it that operations of a principal say the same; if not, the first one by name holds.
 */
export function desiredQuotas(accesses: readonly Access[]): readonly DesiredQuota[] {
  const byUser = new Map<string, DesiredQuota>();
  for (const { principal: user, owner, fields } of accesses.toSorted(byPrincipalAndOperation)) {
    const quota = fields['x-quota'];
    if (quota === undefined || byUser.has(user)) continue;
    const { producerMibPerSecond, consumerMibPerSecond, requestPercent } = quota;
    byUser.set(user, {
      user,
      owner,
      ...(producerMibPerSecond === undefined ? {} : { producerByteRate: producerMibPerSecond * mib }),
      ...(consumerMibPerSecond === undefined ? {} : { consumerByteRate: consumerMibPerSecond * mib }),
      ...(requestPercent === undefined ? {} : { requestPercentage: requestPercent }),
    });
  }
  return [...byUser.values()];
}

const byPrincipalAndOperation = (a: Access, b: Access) =>
  a.principal === b.principal ? compare(a.operation, b.operation) : compare(a.principal, b.principal);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
