import { listed } from '../../model/wording';
import { hoursText } from './hours-of-setting';
import { perAccess } from './per-access';
import { perTopic } from './per-topic';
import type { Found, ReviewRule } from './rule';
import { workloadOf } from './workload-of';

const workloadRetention: ReviewRule = {
  id: 'workload-retention',
  severity: 'error',
  title: 'No topic is kept for longer than its workload group plans',
  why: 'What is stored is reckoned, and paid for, from the reasons of the group’s `retentionHours`.',
  fix: 'Raise the group’s hours for that reason in the deployment file and look at `automq-kit plan` again, or those of the contract.',
  source: 'workloadShape',
  check: perTopic((topic, { deployment }) => {
    const group = workloadOf(topic, deployment);
    if (group === undefined) return undefined;
    const plans: Readonly<Record<string, number | undefined>> = group.retentionHours;
    return Object.entries(topic.fields['x-retention'].reasons).flatMap(([reason, hours]): readonly Found[] => {
      const most = plans[reason];
      if (most !== undefined && hours <= most) return [];
      return [
        {
          path: ['x-retention', 'reasons', reason],
          message: `${hoursText(hours)}; ${group.name} plans ${most === undefined ? 'none' : hoursText(most)} for ${reason}.`,
        },
      ];
    });
  }),
};

const workloadOutage: ReviewRule = {
  id: 'workload-outage',
  severity: 'error',
  title: 'A topic carries the longest outage that its workload group promises',
  why: 'The group says after which outage a consumer still finds every record; one topic that forgets earlier breaks that for all who read it.',
  fix: 'Write at least the group’s hours, or lower `impact.longestOutageHours` of the group.',
  source: 'workloadShape',
  check: perTopic((topic, { deployment }) => {
    const promised = workloadOf(topic, deployment)?.impact.longestOutageHours;
    const hours = topic.fields['x-retention'].longestConsumerOutageHours;
    return promised !== undefined && hours < promised
      ? {
          path: ['x-retention', 'longestConsumerOutageHours'],
          message: `${hoursText(hours)}; ${topic.fields['x-workload']} promises ${hoursText(promised)}.`,
        }
      : undefined;
  }),
};

const strictness = ['safe', 'idempotent', 'guarded'] as const;

const workloadReplay: ReviewRule = {
  id: 'workload-replay',
  severity: 'error',
  title: 'A workload group is as careful with replays as each of its topics',
  why: 'Runbook, plan and decision record tell by the group what a replay may do. Who goes by it would replay this topic without its guard.',
  fix: 'Write the stricter answer into `replay` of the group in the deployment file, or correct the contract’s.',
  source: 'replay',
  check: perTopic((topic, { deployment }) => {
    const group = workloadOf(topic, deployment);
    const { safety } = topic.fields['x-replay'];
    return group !== undefined && strictness.indexOf(safety) > strictness.indexOf(group.replay.safety)
      ? { path: ['x-replay', 'safety'], message: `\`${safety}\`; ${group.name} says \`${group.replay.safety}\`.` }
      : undefined;
  }),
};

const workloadReader: ReviewRule = {
  id: 'workload-reader',
  severity: 'error',
  title: 'Each consumer group is among the readers that are planned',
  why: 'What readers take from brokers, and what it costs, is reckoned from the group’s `reads`; lag is alerted on by them.',
  fix: 'Add the consumer group to a reader of the workload group, or a reader of its own.',
  source: 'workloadShape',
  check: perAccess(({ access, topic }, { deployment }) => {
    const group = workloadOf(topic, deployment);
    if (access.group === undefined || group === undefined || topic.fields['x-role'].kind === 'deadLetter')
      return undefined;
    const known = group.reads.flatMap(({ consumerGroups }) => consumerGroups);
    return known.includes(access.group)
      ? undefined
      : {
          message: `The group ${access.group} is none of the readers of ${group.name}: ${known.length === 0 ? 'it has none' : listed(known)}.`,
        };
  }),
};

const workloadInstances: ReviewRule = {
  id: 'workload-consumers',
  severity: 'warning',
  title: 'A consumer group has no more instances than its reader plans',
  why: 'Connections and requests are reckoned from the reader’s `consumers`.',
  fix: 'Raise `consumers` of the reader in the deployment file, or correct `x-instances`.',
  source: 'workloadShape',
  check: perAccess(({ access, topic }, { deployment }) => {
    const reader = workloadOf(topic, deployment)?.reads.find(({ consumerGroups }) =>
      consumerGroups.includes(access.group ?? ''),
    );
    const instances = access.fields['x-instances'];
    return reader !== undefined && instances > reader.consumers
      ? { path: ['x-instances'], message: `${instances}; the reader "${reader.name}" plans ${reader.consumers}.` }
      : undefined;
  }),
};

export const workloadPolicyRules = [
  workloadRetention,
  workloadOutage,
  workloadReplay,
  workloadReader,
  workloadInstances,
];
