import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmTopic } from '../model/aws-alarms/alarm-settings';
import { serviceTopic } from './service-topic';

export interface AlarmMailProps {
  readonly topic: AlarmTopic;
  readonly deployment: string;
  /** Pattern of the ARNs of the alarms that may publish. */
  readonly alarmArns: string;
}

/** The topic of a deployment's alarms, and those who get them by e-mail once they have confirmed it. */
export class AlarmMail extends Construct {
  constructor(scope: Construct, id: string, { topic: { name, emails }, deployment, alarmArns }: AlarmMailProps) {
    super(scope, id);
    const topic = serviceTopic(this, {
      description: `CloudWatch alarms of AutoMQ deployment ${deployment}`,
      service: 'cloudwatch.amazonaws.com',
      sourceArn: alarmArns,
      topicName: name,
    });
    for (const email of emails)
      new CfnSubscription(this, email, { topicArn: topic.topicArn, protocol: 'email', endpoint: email });
  }
}
