import type { KubernetesObject } from '../model/wave';
import { Account } from './account';
import { bucketsAgree } from './buckets-agree';
import type { AgreementCheck, Disagreement, Halves } from './check';
import { identitiesAgree } from './identities-agree';
import { nodeGroupsAgree } from './node-groups-agree';
import { storageClassesAgree } from './storage-classes-agree';
import { renderedPools } from './pools';
import type { Template } from './template';

export const agreementChecks: readonly AgreementCheck[] = [
  bucketsAgree,
  identitiesAgree,
  nodeGroupsAgree,
  storageClassesAgree,
];

/**
 * Compares what was rendered, not what was meant: bucket names, roles and service accounts, node groups with their
 * zones, labels and taints, and keys. Works as well on files that a customer has on disk.
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
