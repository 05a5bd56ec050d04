import type { AwsAlarmId } from '../../facts/aws-alarm-ids';
import type { StackKind } from '../names';
import type { AlarmDefinition } from './alarm-definition';

/** What gets a random part of its name from AWS, so that only its own stack can say which it is. */
export type MadeName = 'loadBalancer' | 'brokers' | 'endpointService' | 'natGateway' | 'backupPolicy';

export type DimensionValue = string | { readonly made: MadeName };

/** A metric with what it is of. */
export interface AlarmMetric {
  /** Its name in the expression. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly statistic: string;
  readonly dimensions: readonly (readonly [string, DimensionValue])[];
}

/** A CloudWatch alarm of a deployment. */
export interface AwsAlarm {
  readonly id: AwsAlarmId;
  readonly name: string;
  readonly description: string;
  /** Stack that it stands in: that of what it watches (docs/decisions/014-alarms-beside-what-they-watch.md). */
  readonly stack: StackKind;
  /** Which of several things of a kind it watches: a way in, a zone. */
  readonly subject: string | undefined;
  /** With the threshold of the file. */
  readonly definition: AlarmDefinition;
  readonly metrics: readonly AlarmMetric[];
}
