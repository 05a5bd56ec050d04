import type { Problem } from '../config/problem';
import type { DeploymentConfig } from '../config/schema';
import { accessRules } from './access';
import { accessAwsRules } from './access-aws';
import { accessKubernetesRules } from './access-kubernetes';
import { aclRules } from './acls';
import { alarmRules } from './alarms';
import { alertRules } from './alerts';
import { addressRules } from './addresses';
import { autoscalingRules } from './autoscaling';
import { brokerPropertyRules } from './broker-properties';
import { calendarRules } from './calendars';
import { certificateRules } from './certificates';
import { clusterRules } from './cluster';
import { contractRules } from './contracts';
import { contractsClusterRules } from './contracts-cluster';
import { controlPlaneRules } from './control-plane';
import { controllerRules } from './controllers';
import { dateRules } from './dates';
import { envelopeRules } from './envelopes';
import { kafkaRules } from './kafka';
import { listRules } from './lists';
import { nameRules } from './names';
import { nodePoolRules } from './node-pools';
import { nodeRules } from './nodes';
import { objectStoreRules } from './object-store';
import { operationRules } from './operations';
import { planRules } from './plan';
import { plannedRules } from './planned-brokers';
import { priceRules } from './prices';
import { productionRules } from './production';
import { readinessRules } from './readiness';
import { retentionRules } from './retention';
import type { Rule } from './rule';
import { problemsOf } from './rule';
import { subnetRules } from './subnets';
import { upgradeRules } from './upgrades';
import { userRules } from './users';
import { workloadRules } from './workloads';
import { zoneRules } from './zones';

/** Every rule between the settings of a file; docs/rules.md is made from it. */
export const rules: readonly Rule[] = [
  ...nameRules,
  ...zoneRules,
  ...controllerRules,
  ...clusterRules,
  ...controlPlaneRules,
  ...nodeRules,
  ...nodePoolRules,
  ...addressRules,
  ...listRules,
  ...subnetRules,
  ...kafkaRules,
  ...upgradeRules,
  ...brokerPropertyRules,
  ...objectStoreRules,
  ...accessRules,
  ...accessAwsRules,
  ...accessKubernetesRules,
  ...certificateRules,
  ...userRules,
  ...aclRules,
  ...operationRules,
  ...autoscalingRules,
  ...plannedRules,
  ...alarmRules,
  ...alertRules,
  ...productionRules,
  ...calendarRules,
  ...dateRules,
  ...workloadRules,
  ...envelopeRules,
  ...retentionRules,
  ...planRules,
  ...priceRules,
  ...readinessRules,
  ...contractRules,
  ...contractsClusterRules,
];

const ofSeverity = (severity: Rule['severity'], config: DeploymentConfig): readonly Problem[] =>
  rules.filter((rule) => rule.severity === severity).flatMap((rule) => problemsOf(rule, config));

/** What makes the file invalid. */
export const errorsOf = (config: DeploymentConfig) => ofSeverity('error', config);

/** What is allowed and worth knowing. */
export const warningsOf = (config: DeploymentConfig) => ofSeverity('warning', config);
