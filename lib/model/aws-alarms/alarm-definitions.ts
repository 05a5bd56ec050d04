import type { AwsAlarmId } from '../../facts/aws-alarm-ids';
import { accountAlarms } from './account-alarms';
import type { AlarmDefinition } from './alarm-definition';
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
  ...accountAlarms,
  ...bucketAlarms,
};
