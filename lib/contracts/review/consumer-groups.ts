import { listed } from '../../model/wording';
import { accessesOf } from '../model/contract-set';
import type { Access } from '../model/access';
import { perAccess } from './per-access';
import type { ReviewRule } from './rule';

const distinct = (texts: readonly string[]) => [...new Set(texts)];

/** What tells of an access who runs it. */
const clientOf = ({ owner, principal }: Access) => `${principal} of ${owner}`;

const groupShared: ReviewRule = {
  id: 'group-shared',
  severity: 'error',
  title: 'A consumer group belongs to one client',
  why: 'Members of a group share partitions and offsets: each of two clients gets a part of the records, and a reset for the one throws the other back.',
  fix: 'Give each client a consumer group of its own.',
  source: 'workloadShape',
  check: perAccess(({ access }, { contracts }) => {
    if (access.group === undefined) return undefined;
    const members = accessesOf(contracts).filter(({ group }) => group === access.group);
    const clients = distinct(members.map(clientOf));
    // It is told at the second client, and at each one after it.
    return clients.length > 1 && clientOf(access) !== clients[0]
      ? { message: `The group ${access.group} is used by ${listed(clients)}.` }
      : undefined;
  }),
};

const groupUnrelated: ReviewRule = {
  id: 'group-unrelated',
  severity: 'warning',
  title: 'A consumer group reads topics of one workload',
  why: 'When a group gets or loses a member, reading stops on all of its topics. What is behind on one workload’s topic holds up the other’s.',
  fix: 'Read each workload by a consumer group of its own; where records are joined, a waiver says so.',
  source: 'workloadShape',
  check: perAccess(({ access, topic }, { contracts }) => {
    if (access.group === undefined) return undefined;
    const others = contracts.topics.filter(({ accesses }) =>
      accesses.some(({ group, principal }) => group === access.group && principal === access.principal),
    );
    const workloads = distinct(others.map(({ fields }) => fields['x-workload']));
    return workloads.length > 1 && topic.fields['x-workload'] !== workloads[0]
      ? { message: `The group ${access.group} reads topics of ${listed(workloads)}.` }
      : undefined;
  }),
};

export const consumerGroupRules = [groupShared, groupUnrelated];
