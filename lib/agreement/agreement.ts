import type { KubernetesObject } from '../model/wave';
import { Account } from './account';
import { backupsAgree } from './backups-agree';
import { brokerEdgesAgree } from './broker-edges-agree';
import { brokerNamesAgree } from './broker-names-agree';
import { brokerPortsAgree } from './broker-ports-agree';
import { bucketsAgree } from './buckets-agree';
import type { AgreementCheck, Disagreement, Halves } from './check';
import { identitiesAgree } from './identities-agree';
import { nodeGroupsAgree } from './node-groups-agree';
import { nodePoolsAgree } from './node-pools-agree';
import { storageClassesAgree } from './storage-classes-agree';
import { renderedPools } from './pools';
import { targetGroupsAgree } from './target-groups-agree';
import type { Template } from './template';
import { waysOutAgree } from './ways-out-agree';

export const agreementChecks: readonly AgreementCheck[] = [
  bucketsAgree,
  identitiesAgree,
  nodeGroupsAgree,
  nodePoolsAgree,
  storageClassesAgree,
  backupsAgree,
  waysOutAgree,
  targetGroupsAgree,
  brokerPortsAgree,
  brokerNamesAgree,
  brokerEdgesAgree,
];

/**
 * Compares what was rendered, not what was meant: bucket names, roles and service accounts, nodes with their
 * zones, labels and taints, keys, volumes and their backup, and the ways in from outside with their ports, names and edges. Works as well on files
 * that a customer has on disk.
 * @param templates CloudFormation templates by stack id
 * @param objects Kubernetes objects of all waves
 * @returns nothing when both halves agree, or when there is one half only
 */
export function agreement(
  templates: Readonly<Record<string, Template>>,
  objects: readonly KubernetesObject[],
): readonly Disagreement[] {
  if (Object.keys(templates).length === 0) return [];
  const halves: Halves = { account: new Account(templates), objects, pools: renderedPools(objects) };
  return agreementChecks.flatMap(({ id, check }) => check(halves).map((message) => ({ check: id, message })));
}
