import { isEmail } from '../../config/alarms';
import type { AwsDeploymentConfig } from '../../config/schema';
import type { ArnPlace } from '../arn';
import { topicArn } from '../arn';
import { alarmTopicName } from '../names';

type WrittenAlarms = Extract<AwsDeploymentConfig['alarms'], { kind: 'cloudWatch' }>;

/** The topic that the kit makes for alarms. */
export interface AlarmTopic {
  readonly name: string;
  readonly emails: readonly string[];
}

/** What the file says of CloudWatch alarms; undefined where there are none. */
export interface AlarmSettings extends Pick<WrittenAlarms, 'bucketRequests' | 'changed'> {
  /** Undefined where topics are there already. */
  readonly topic: AlarmTopic | undefined;
  /** Where every alarm goes. */
  readonly topicArns: readonly string[];
}

export function alarmSettingsOf(
  { name, owner, alarms }: Pick<AwsDeploymentConfig, 'name' | 'owner' | 'alarms'>,
  place: ArnPlace,
): AlarmSettings | undefined {
  if (alarms.kind === 'none') return undefined;
  const { notify, bucketRequests, changed } = alarms;
  const shared = { bucketRequests, changed };
  if (notify.kind === 'existing') return { ...shared, topic: undefined, topicArns: notify.topics };
  const topic = { name: alarmTopicName(name), emails: emailsOf(owner, notify.emails) };
  return { ...shared, topic, topicArns: [topicArn(place, topic.name)] };
}

/** Who gets mail: those of the file, or the owner where that is an address. */
export function emailsOf(owner: string, emails: readonly string[] | undefined): readonly string[] {
  if (emails !== undefined) return emails;
  return isEmail(owner) ? [owner] : [];
}
