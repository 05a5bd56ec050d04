import { aclKey } from '../desired/acl-key';
import { currentAcls } from '../desired/current-acls';
import type { AclEntry, DesiredAcl, DesiredState } from '../desired/desired-state';
import { aclInWords } from './acl-in-words';
import { factOf } from './applied-facts';
import type { Change } from './change-plan';
import type { Compared, Difference } from './difference';
import { wasLeft } from './difference';
import { printable } from '../../config/printable';

/** Where nobody says whose a right is. */
const nobody = 'nobody';

/**
 * Rights of the principals that are the contracts’ alone: missing ones are granted, others are taken away. A denial that
 * somebody made by hand stays and is named, since taking it away would widen rights that no contract gives.
 */
export function aclDifferences(compared: Compared): Difference {
  const { desired, state } = compared;
  if (desired.principals.length === 0) return { changes: [], refusals: [] };
  if (!state.hasAuthorizer) return { changes: [], refusals: [withoutAuthorizer] };
  const principals = new Set(desired.principals);
  const live = state.acls.filter(({ principal }) => principals.has(principal));
  const extra = extraAcls(live, compared);
  const ownerOf = ownersOf(desired);
  const wanted = new Map(desired.acls.map((acl) => [aclKey(acl), acl]));
  return {
    changes: [
      ...missingAcls(live, compared),
      ...extra
        .filter(({ permission }) => permission === 'allow')
        .map((acl) => removal(acl, { owner: ownerOf(acl), ended: wanted.get(aclKey(acl)) }, compared)),
    ],
    refusals: extra
      .filter(({ permission }) => permission === 'deny')
      .map((acl) => ({
        topic: printable(acl.name),
        owner: ownerOf(acl),
        why: `Somebody denied by hand: ${aclInWords(acl)}. A denial goes before every grant of the contracts.`,
        fix: 'Take it away with `kafka-acls.sh --remove` when it is no longer needed.',
      })),
  };
}

const withoutAuthorizer = {
  topic: '(cluster)',
  owner: nobody,
  why: 'The brokers have no authorizer, so that rights can neither be given nor hold.',
  fix: 'Set `security.kind: tls` in the deployment file, or take `aclsFrom: contracts` away.',
};

function missingAcls(live: readonly AclEntry[], { desired, context }: Compared): readonly Change[] {
  const had = new Set(live.map(aclKey));
  return currentAcls(desired, context.asOf)
    .filter((acl) => !had.has(aclKey(acl)))
    .map((acl) => ({
      kind: 'addAcl',
      acl: bareEntry(acl),
      owner: acl.owner,
      risk: 'none',
      isDrift: wasLeft(context, factOf.acl(acl)),
      why: acl.why,
    }));
}

/** The entry alone, which is what a cluster has of it. */
const bareEntry = ({ resource, name, pattern, principal, operation, permission, host }: AclEntry): AclEntry => ({
  ...{ resource, name, pattern, principal, operation, permission },
  ...(host === undefined ? {} : { host }),
});

const extraAcls = (live: readonly AclEntry[], { desired, context }: Compared): readonly AclEntry[] => {
  const wanted = new Set(currentAcls(desired, context.asOf).map(aclKey));
  return live.filter((acl) => !wanted.has(aclKey(acl))).toSorted((a, b) => (aclKey(a) < aclKey(b) ? -1 : 1));
};

/** Whose a right is, and the grant of which it is what is left. */
interface Origin {
  readonly owner: string;
  readonly ended: DesiredAcl | undefined;
}

function removal(acl: AclEntry, { owner, ended }: Origin, { context }: Compared): Change {
  const wasGiven = wasLeft(context, factOf.acl(acl));
  const isForeign = ended === undefined && !wasGiven;
  const isDrift = !wasGiven && wasLeft(context, factOf.onlyRights(acl.principal));
  return {
    kind: 'removeAcl',
    acl: bareEntry(acl),
    isForeign,
    owner,
    risk: 'low',
    isDrift,
    why:
      ended?.until === undefined
        ? `No contract grants it${isDrift ? ', and somebody added it since the last apply' : ''}; a client that uses it is refused.`
        : `Its approval ended on ${ended.until}: ${ended.why}`,
  };
}

/** Who answers for a right: who asked for it, or owns its topic, or asks for other rights of the principal. */
function ownersOf({ acls, topics }: DesiredState): (acl: AclEntry) => string {
  const byKey = new Map(acls.map((acl) => [aclKey(acl), acl.owner]));
  const byTopic = new Map(topics.map(({ name, owner }) => [name, owner]));
  const byPrincipal = new Map(acls.toReversed().map((acl: DesiredAcl) => [acl.principal, acl.owner]));
  return (acl) =>
    byKey.get(aclKey(acl)) ??
    (acl.resource === 'topic' ? byTopic.get(acl.name) : undefined) ??
    byPrincipal.get(acl.principal) ??
    nobody;
}
