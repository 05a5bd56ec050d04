import type { AwsDeploymentConfig } from '../config/schema';
import { regions } from '../facts/regions';
import { emailsOf } from '../model/aws-alarms/alarm-settings';
import { factOf } from './fact';
import { repeated } from './repeated';
import type { Finding } from './rule';
import { awsRule, productionRule } from './rule';

type CloudWatchAlarms = Extract<AwsDeploymentConfig['alarms'], { kind: 'cloudWatch' }>;

/** A check of alarms where there are any. */
const ofAlarms =
  (check: (alarms: CloudWatchAlarms, config: AwsDeploymentConfig) => readonly Finding[]) =>
  (config: AwsDeploymentConfig): readonly Finding[] =>
    config.alarms.kind === 'none' ? [] : check(config.alarms, config);

const alarmsUnheard = awsRule({
  id: 'alarms-unheard',
  severity: 'warning',
  why: 'An alarm that tells nobody costs its price and wakes nobody.',
  fix: 'Write addresses in `alarms.notify.emails`, or a topic that is there with `notify: { kind: existing }`; or subscribe to the new topic by hand.',
  check: ofAlarms(({ notify }, { owner }) =>
    notify.kind === 'new' && emailsOf(owner, notify.emails).length === 0
      ? [
          {
            path: ['alarms', 'notify', 'emails'],
            message:
              notify.emails === undefined
                ? `is missing, and the owner "${owner}" is no e-mail address, so alarms reach nobody.`
                : 'is empty, so alarms reach nobody.',
          },
        ]
      : [],
  ),
});

const alarmsTopicPlace = awsRule({
  id: 'alarms-topic-place',
  severity: 'error',
  why: 'CloudWatch takes only topics of the alarm’s own region.',
  fix: 'Write a topic of the deployment’s region; it may lead to one elsewhere.',
  check: ofAlarms(({ notify }, { platform: { region } }) => {
    const partition = factOf(regions, region)?.partition;
    if (notify.kind === 'new' || partition === undefined) return [];
    return notify.topics.flatMap((arn, index): readonly Finding[] => {
      const [, inPartition = '', , inRegion = ''] = arn.split(':');
      return inPartition === partition && inRegion === region
        ? []
        : [
            {
              path: ['alarms', 'notify', 'topics', index],
              message: `"${arn}" is in ${inPartition} ${inRegion}, and the deployment in ${partition} ${region}.`,
            },
          ];
    });
  }),
});

const alarmsChanged = awsRule({
  id: 'alarms-changed',
  severity: 'error',
  why: 'An alarm is what one entry says of it, and an entry that changes nothing only looks as if it did.',
  fix: 'Write one entry for each alarm, with a `threshold` or `state: off`.',
  check: ofAlarms(({ changed }) => [
    ...repeated(changed, ({ alarm }) => alarm).map(({ index, first, entry }) => ({
      path: ['alarms', 'changed', index, 'alarm'],
      message: `"${entry.alarm}" is changed at position ${first} already.`,
    })),
    ...changed.flatMap(({ alarm, threshold, state }, index): readonly Finding[] => {
      if ((threshold === undefined) === (state === 'off')) return [];
      const message = state === 'off' ? `"${alarm}" is off and has a threshold.` : `"${alarm}" stays as it is.`;
      return [{ path: ['alarms', 'changed', index], message }];
    }),
  ]),
});

const alarmsBucketRequests = awsRule({
  id: 'alarms-bucket-requests',
  severity: 'error',
  why: 'Counting requests is a setting of the bucket, and the kit leaves a bucket alone that is there.',
  fix: 'Remove `bucketRequests`. Brokers report errors of the bucket without it.',
  check: ofAlarms(({ bucketRequests }, { storage: { dataBucket } }) =>
    bucketRequests && dataBucket.kind === 'existing'
      ? [{ path: ['alarms', 'bucketRequests'], message: `true, and the bucket "${dataBucket.name}" is there.` }]
      : [],
  ),
});

const productionAlarms = productionRule(
  awsRule({
    id: 'production-alarms',
    severity: 'warning',
    why: 'Load balancers, NAT gateways, the control plane and quotas are seen by AWS alone, and some of it ahead of the clients.',
    fix: 'Write `alarms: { kind: cloudWatch }`, unless another service watches them.',
    check: ({ alarms }) =>
      alarms.kind === 'none'
        ? [{ path: ['alarms', 'kind'], message: '"none": nobody watches what only AWS sees.' }]
        : [],
  }),
);

export const alarmRules = [alarmsUnheard, alarmsTopicPlace, alarmsChanged, alarmsBucketRequests, productionAlarms];
