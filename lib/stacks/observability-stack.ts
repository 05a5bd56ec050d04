import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AlarmMail } from '../constructs/alarm-mail';
import { MetricAlarms } from '../constructs/metric-alarms';
import { alarmArn } from '../model/arn';
import { alarmsIn } from '../model/aws-alarms/aws-alarms';
import type { AwsDeployment } from '../model/deployment';
import { cloudWatchAlarmPattern } from '../model/names';
import { stackProps } from './stack-props';

/**
 * The topic of all alarms, and those alarms whose metrics go by names that are known ahead. What watches a thing with a
 * random part in its name stands beside it, in its stack. No reference leads in or out: alarms know the topic by its name
 * (docs/decisions/014-alarms-beside-what-they-watch.md). It holds nothing, so nothing protects it.
 */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: AwsDeployment }) {
    super(
      scope,
      id,
      stackProps(deployment, 'observability', {
        description: `AutoMQ deployment ${deployment.name}: CloudWatch alarms of the account, and who is told`,
        terminationProtection: false,
      }),
    );
    const { name, platform } = deployment;
    if (platform.alarms?.topic !== undefined) {
      new AlarmMail(this, 'Mail', {
        topic: platform.alarms.topic,
        deployment: name,
        alarmArns: alarmArn(platform, cloudWatchAlarmPattern(name)),
      });
    }
    new MetricAlarms(this, 'Alarms', {
      alarms: alarmsIn(deployment, 'observability'),
      topicArns: platform.alarms?.topicArns,
    });
  }
}

/** Whether there is anything to put into it. */
export const hasObservability = (deployment: AwsDeployment): boolean =>
  deployment.platform.alarms?.topic !== undefined || alarmsIn(deployment, 'observability').length > 0;
