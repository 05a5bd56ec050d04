import type { ClusterState } from '../cluster/cluster-state';
import type { DesiredState } from '../desired/desired-state';
import { aclDifferences } from './acl-difference';
import type { ChangeContext } from './change-context';
import type { Change, ChangePlan } from './change-plan';
import { changePlanHash } from './change-plan-hash';
import { clusterRefusals } from './cluster-refusals';
import { together } from './difference';
import { quotaChanges } from './quota-difference';
import { removalDifferences } from './removal-difference';
import { topicDifferences } from './topic-difference';
import { undeclaredOf } from './undeclared-of';

/**
 * What brings a cluster in line with its contracts, in an order in which nothing is missing on the way: topics before the
 * rights that name them, grants before revocations, deletions last. Once it is done, the next plan has no change.
 */
export function changePlanOf(desired: DesiredState, state: ClusterState, context: ChangeContext): ChangePlan {
  const compared = { desired, state, context };
  const { changes, refusals } = together([
    topicDifferences(compared),
    aclDifferences(compared),
    { changes: quotaChanges(compared), refusals: clusterRefusals(compared) },
    removalDifferences(compared),
  ]);
  const hashed = {
    deployment: desired.deployment,
    environment: desired.environment,
    clusterId: state.clusterId,
    changes: inOrder(changes),
    refusals,
  };
  return {
    ...hashed,
    ...(context.costs ? { currency: context.costs.currency } : {}),
    undeclared: undeclaredOf(compared),
    hash: changePlanHash(hashed),
  };
}

const order: readonly Change['kind'][] = [
  'createTopic',
  'alterConfig',
  'addPartitions',
  'addAcl',
  'setQuota',
  'removeAcl',
  'deleteTopic',
];

/** Sorting is stable, so that changes of a kind stay by name. */
const inOrder = (changes: readonly Change[]): readonly Change[] =>
  changes.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
