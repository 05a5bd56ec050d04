import type { Deployment } from '../../model/deployment';
import { canaryTopic, contractsAuditTopic } from '../../model/names';
import type { ContractSet } from '../model/contract-set';
import { accessesOf } from '../model/contract-set';
import { desiredQuotas } from './desired-quotas';
import type { DesiredState } from './desired-state';
import { desiredTopic } from './desired-topic';
import { grantsOf } from './grants-of';
import { mergedAcls } from './merged-acls';
import { unapprovedOperation } from './unapproved-operation';

/**
 * What the contracts of a deployment want of its cluster. Which day it is plays no part: entries with an end say it, and
 * `currentAcls` leaves those out that have ended. Rights and quotas are those of the users with `aclsFrom: contracts`;
 * without TLS nobody has an identity, so there are none.
 */
export function desiredStateOf(deployment: Deployment, contracts: ContractSet): DesiredState {
  const sensitive = sensitiveTopics(deployment, contracts);
  const users = contractUsers(deployment);
  const accesses = accessesOf(contracts).filter(({ principal }) => users.includes(principal));
  const checked = accesses.map((access) => ({ access, unapproved: unapprovedOperation(access, sensitive) }));
  const approved = checked.flatMap((each) => (each.unapproved === undefined ? [each.access] : []));
  const groups = accessesOf(contracts).flatMap(({ group }) => (group === undefined ? [] : [group]));
  return {
    deployment: deployment.name,
    environment: contracts.environment,
    topics: contracts.topics
      .map((topic) => desiredTopic(topic, sensitive.has(topic.name)))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    principals: users.map((user) => `User:${user}`),
    acls: mergedAcls(approved.flatMap(grantsOf)),
    unapproved: checked.flatMap(({ unapproved }) => (unapproved === undefined ? [] : [unapproved])),
    quotas: desiredQuotas(accesses),
    removals: contracts.removals.map(({ topic, on, owner, reason }) => ({ topic, on, owner, reason })),
    groups: [...new Set(groups)].sort(),
    own: { topics: [canaryTopic, contractsAuditTopic], groups: [] },
  };
}

const contractUsers = ({ security }: Deployment): readonly string[] =>
  security.kind === 'plaintext'
    ? []
    : security.users.filter(({ aclsFrom }) => aclsFrom === 'contracts').map(({ name }) => name);

function sensitiveTopics({ contracts: settings }: Deployment, { topics }: ContractSet): ReadonlyMap<string, string> {
  const classes = settings ? settings.dataClasses : [];
  const sensitive = new Set(classes.filter((each) => each.sensitive).map(({ name }) => name));
  return new Map(
    topics.flatMap(({ name, fields }) =>
      sensitive.has(fields['x-data-class']) ? [[name, fields['x-data-class']] as const] : [],
    ),
  );
}
