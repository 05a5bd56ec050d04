import { createHash } from 'node:crypto';
import type { ClusterState, LiveTopic } from '../cluster/cluster-state';
import { aclKey } from '../desired/acl-key';
import { currentAcls } from '../desired/current-acls';
import type { AclEntry, DesiredState, DesiredTopic, UserQuota } from '../desired/desired-state';
import type { Change } from './change-plan';
import { askable, isForced } from './forced-settings';
import { isSameSetting } from './same-setting';
import { valueInEffect } from './value-in-effect';

/** Statements about a cluster, by which one knows later what an apply left as the contracts want it. */
export const factOf = {
  topic: (topic: string) => `topic\t${topic}`,
  partitions: (topic: string, count: number) => `partitions\t${topic}\t${count}`,
  setting: (topic: string, name: string, value: string) => `setting\t${topic}\t${name}\t${value}`,
  /** It has no settings but its contract’s. */
  onlySettings: (topic: string) => `onlySettings\t${topic}`,
  acl: (acl: AclEntry) => `acl\t${aclKey(acl)}`,
  /** It has no rights but its contracts’; also where those that it had besides were taken away. */
  onlyRights: (principal: string) => `onlyRights\t${principal}`,
  quota: ({ user, producerByteRate, consumerByteRate, requestPercentage }: UserQuota) =>
    ['quota', user, producerByteRate, consumerByteRate, requestPercentage].join('\t'),
} as const;

/** Letters of a digest; two of a hundred thousand facts are alike once in some fifty thousand clusters. */
const digestLength = 8;

export const factDigest = (fact: string): string =>
  createHash('sha256').update(fact).digest('base64url').slice(0, digestLength);

/** What the last apply left as the contracts wanted it. */
export interface LastApplied {
  readonly left: (fact: string) => boolean;
}

/** @param digests of every fact, one after the other, as an audit record holds them */
export function lastAppliedOf(digests: string): LastApplied {
  const known = new Set<string>();
  for (let at = 0; at < digests.length; at += digestLength) known.add(digests.slice(at, at + digestLength));
  return { left: (fact) => known.has(factDigest(fact)) };
}

/** What an apply did on a day such as `2026-11-27`. */
export interface Applied {
  readonly done: readonly Change[];
  /** What is still to be done: what failed, was not begun, or waits for somebody’s word. */
  readonly pending: readonly Change[];
  /** What the apply before it left. */
  readonly lastApplied?: LastApplied;
  readonly asOf: string;
}

/**
 * Digests of what a cluster has as the contracts want it after some changes of a plan were done: what it had before, and
 * what those changes made so. What the last apply left of things that are still to be changed stays known, so that the next
 * plan tells drift, and what contracts once gave, as this one did.
 */
export function factsLeft(
  desired: DesiredState,
  state: ClusterState,
  { done, pending, lastApplied, asOf }: Applied,
): string {
  const removed = new Set(done.flatMap((change) => (change.kind === 'removeAcl' ? [aclKey(change.acl)] : [])));
  const acls = state.acls.filter((acl) => !removed.has(aclKey(acl)));
  const facts = [
    ...heldFacts(desired, { ...state, acls }, asOf),
    ...done.flatMap(madeFacts),
    ...pending.flatMap(askedFacts).filter((fact) => lastApplied?.left(fact)),
  ];
  return [...new Set(facts.map(factDigest))].sort().join('');
}

function heldFacts(desired: DesiredState, state: ClusterState, asOf: string): readonly string[] {
  const live = new Map(state.topics.map((topic) => [topic.name, topic]));
  const liveAcls = new Set(state.acls.map(aclKey));
  const liveQuotas = new Map(state.quotas.map((quota) => [quota.user, quota]));
  const wantedQuotas = new Map(desired.quotas.map((quota) => [quota.user, quota]));
  const wanted = currentAcls(desired, asOf);
  const wantedAcls = new Set(wanted.map(aclKey));
  const overstepping = new Set(
    state.acls.filter((acl) => acl.permission === 'allow' && !wantedAcls.has(aclKey(acl))).map((acl) => acl.principal),
  );
  return [
    ...desired.topics.flatMap((topic) => {
      const found = live.get(topic.name);
      return found ? heldOfTopic(askable(topic, state), found, state) : [];
    }),
    ...wanted.filter((acl) => liveAcls.has(aclKey(acl))).map(factOf.acl),
    ...desired.principals.filter((principal) => !overstepping.has(principal)).map(factOf.onlyRights),
    ...desired.principals
      .map((principal) => principal.slice('User:'.length))
      .filter((user) => quotaFact(liveQuotas, user) === quotaFact(wantedQuotas, user))
      .map((user) => quotaFact(wantedQuotas, user)),
  ];
}

/** Of a user without a quota too: one that somebody gives it by hand is drift. */
const quotaFact = (quotas: ReadonlyMap<string, UserQuota>, user: string) => factOf.quota(quotas.get(user) ?? { user });

function heldOfTopic(topic: DesiredTopic, live: LiveTopic, state: ClusterState): readonly string[] {
  const { name, config, partitions } = topic;
  const extra = Object.keys(live.config).filter((each) => !Object.hasOwn(config, each) && !isForced(each, state));
  return [
    factOf.topic(name),
    ...(partitions === live.partitions ? [factOf.partitions(name, partitions)] : []),
    ...(extra.length === 0 ? [factOf.onlySettings(name)] : []),
    ...Object.entries(config)
      .filter(([setting, value]) => isSameSetting(setting, valueInEffect(live, setting), value))
      .map(([setting, value]) => factOf.setting(name, setting, value)),
  ];
}

function madeFacts(change: Change): readonly string[] {
  switch (change.kind) {
    case 'createTopic':
      return factsOfNewTopic(change.topic);
    case 'alterConfig':
      return [
        factOf.onlySettings(change.topic),
        ...change.settings.flatMap(({ name, to }) =>
          to === undefined ? [] : [factOf.setting(change.topic, name, to)],
        ),
      ];
    case 'addPartitions':
      return [factOf.partitions(change.topic, change.to)];
    case 'addAcl':
      return [factOf.acl(change.acl)];
    case 'setQuota':
      return [factOf.quota(change.to)];
    case 'removeAcl':
    case 'deleteTopic':
      return [];
  }
}

/** What a plan asks the last apply about a change: whether it is drift, and whether contracts gave what it takes. */
function askedFacts(change: Change): readonly string[] {
  switch (change.kind) {
    case 'createTopic':
      return [factOf.topic(change.topic.name)];
    case 'alterConfig':
      return [
        factOf.onlySettings(change.topic),
        ...change.settings.flatMap(({ name, from, to }) =>
          [from, to].flatMap((value) => (value === undefined ? [] : [factOf.setting(change.topic, name, value)])),
        ),
      ];
    case 'addPartitions':
      return [factOf.partitions(change.topic, change.to)];
    case 'addAcl':
      return [factOf.acl(change.acl)];
    case 'removeAcl':
      return [factOf.acl(change.acl), factOf.onlyRights(change.acl.principal)];
    case 'setQuota':
      return [factOf.quota(change.to)];
    case 'deleteTopic':
      return [];
  }
}

const factsOfNewTopic = ({ name, partitions, config }: DesiredTopic) => [
  factOf.topic(name),
  factOf.partitions(name, partitions),
  factOf.onlySettings(name),
  ...Object.entries(config).map(([setting, value]) => factOf.setting(name, setting, value)),
];
