import type { AwsAlarmId } from '../../facts/aws-alarm-ids';
import { accountAlarms } from './account-alarms';
import type { AlarmDefinition } from './alarm-definition';
import { backupAlarms } from './backup-alarms';
import { bucketAlarms } from './bucket-alarms';
import { clusterAlarms } from './cluster-alarms';
import { endpointServiceAlarms, loadBalancerAlarms } from './load-balancer-alarms';
import { natGatewayAlarms } from './nat-gateway-alarms';

/** Every alarm that a deployment may have. */
export const alarmDefinitions: Readonly<Record<AwsAlarmId, AlarmDefinition>> = {
  ...loadBalancerAlarms,
  ...endpointServiceAlarms,
  ...natGatewayAlarms,
  ...clusterAlarms,
  ...backupAlarms,
  ...accountAlarms,
  ...bucketAlarms,
};
