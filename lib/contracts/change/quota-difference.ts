import type { DesiredQuota, UserQuota } from '../desired/desired-state';
import { factOf } from './applied-facts';
import type { Change } from './change-plan';
import type { Compared } from './difference';
import { wasLeft } from './difference';

/** Quotas of the contracts’ own principals that are not as the contracts say; those of other users are left alone. */
export function quotaChanges({ desired, state, context }: Compared): readonly Change[] {
  const users = new Set(desired.principals.map((principal) => principal.slice('User:'.length)));
  const live = new Map(state.quotas.map((quota) => [quota.user, quota]));
  const wanted = new Map(desired.quotas.map((quota) => [quota.user, quota]));
  const owners = new Map(desired.acls.toReversed().map(({ principal, owner }) => [principal, owner]));
  return [...users].sort().flatMap((user): Change[] => {
    const to = wanted.get(user);
    const from = live.get(user);
    if (isSame(from, to)) return [];
    return [
      {
        kind: 'setQuota',
        ...(from === undefined ? {} : { from: bareQuota(from) }),
        to: to === undefined ? { user } : bareQuota(to),
        owner: to === undefined ? (owners.get(`User:${user}`) ?? user) : to.owner,
        isDrift: wasLeft(context, factOf.quota(to ?? { user })),
        ...effectOf(from, to),
      },
    ];
  });
}

const kinds = ['producerByteRate', 'consumerByteRate', 'requestPercentage'] as const;

/** A user without any rate is one without a quota. */
const isSame = (a: UserQuota | undefined, b: UserQuota | undefined) => kinds.every((kind) => a?.[kind] === b?.[kind]);

const bareQuota = ({ user, ...quota }: UserQuota | DesiredQuota): UserQuota => ({
  user,
  ...Object.fromEntries(kinds.flatMap((kind) => (quota[kind] === undefined ? [] : [[kind, quota[kind]]]))),
});

/** A lower limit slows clients down that go beyond it. */
function effectOf(from: UserQuota | undefined, to: UserQuota | undefined): Pick<Change, 'risk' | 'why'> {
  const limit = (quota: UserQuota | undefined, kind: (typeof kinds)[number]) => quota?.[kind] ?? Infinity;
  if (kinds.some((kind) => limit(to, kind) < limit(from, kind)))
    return { risk: 'low', why: 'Brokers slow its clients down where they go beyond it.' };
  return {
    risk: 'none',
    why: to === undefined ? 'No contract gives it a quota.' : 'It may use more than before.',
  };
}
