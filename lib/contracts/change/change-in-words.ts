import { mib } from '../../model/capacity/mib';
import { counted } from '../../model/wording';
import type { UserQuota } from '../desired/desired-state';
import { aclInWords } from './acl-in-words';
import type { Change } from './change-plan';

/** What a change does, with what is before and after: `alter orders.events: retention.ms 604800000 -> 86400000`. */
export function changeInWords(change: Change): string {
  switch (change.kind) {
    case 'createTopic': {
      const { name, partitions, config } = change.topic;
      const settings = Object.entries(config).map(([setting, value]) => `${setting}=${value}`);
      return [`create ${name}: ${counted(partitions, 'partition')}`, ...settings].join(', ');
    }
    case 'alterConfig':
      return `alter ${change.topic}: ${change.settings.map(settingInWords).join(', ')}`;
    case 'addPartitions':
      return `add partitions to ${change.topic}: ${change.from} -> ${change.to}`;
    case 'deleteTopic':
      return `delete ${change.topic}: ${change.reason}`;
    case 'addAcl':
      return `grant: ${aclInWords(change.acl)}`;
    case 'removeAcl':
      return `revoke: ${aclInWords(change.acl)}`;
    case 'setQuota':
      return `quota of User:${change.to.user}: ${quotaInWords(change.from)} -> ${quotaInWords(change.to)}`;
  }
}

type Setting = Extract<Change, { kind: 'alterConfig' }>['settings'][number];

const settingInWords = ({ name, from, to }: Setting) =>
  `${name} ${from === undefined ? 'unset' : from} -> ${to === undefined ? 'the brokers’ own' : to}`;

function quotaInWords(quota: UserQuota | undefined): string {
  const parts = [
    ...(quota?.producerByteRate === undefined ? [] : [`${inMib(quota.producerByteRate)} MiB/s in`]),
    ...(quota?.consumerByteRate === undefined ? [] : [`${inMib(quota.consumerByteRate)} MiB/s out`]),
    ...(quota?.requestPercentage === undefined ? [] : [`${quota.requestPercentage} % of request threads`]),
  ];
  return parts.length === 0 ? 'none' : `${parts.join(', ')} on each broker`;
}

const inMib = (bytesPerSecond: number) => Math.round((bytesPerSecond / mib) * 100) / 100;

/** The topic, principal or user that a change is of. */
export function subjectOf(change: Change): string {
  switch (change.kind) {
    case 'createTopic':
      return change.topic.name;
    case 'addAcl':
    case 'removeAcl':
      return change.acl.principal;
    case 'setQuota':
      return `User:${change.to.user}`;
    case 'alterConfig':
    case 'addPartitions':
    case 'deleteTopic':
      return change.topic;
  }
}
