import type { AlertId } from '../../facts/alert-ids';
import type { AlertDefinition } from './alert-definition';
import { backupAlerts } from './backup-alerts';
import { balanceAlerts } from './balance-alerts';
import { clientAlerts } from './client-alerts';
import { clusterAlerts } from './cluster-alerts';
import { contractAlerts } from './contract-alerts';
import { groupAlerts } from './group-alerts';
import { restartAlerts } from './restart-alerts';
import { scalingAlerts } from './scaling-alerts';
import { sourceAlerts } from './source-alerts';
import { storageAlerts } from './storage-alerts';

const areas = {
  clients: clientAlerts,
  cluster: { ...clusterAlerts, ...restartAlerts },
  storage: { ...storageAlerts, ...backupAlerts },
  balance: balanceAlerts,
  scaling: scalingAlerts,
  groups: groupAlerts,
  contracts: contractAlerts,
  sources: sourceAlerts,
} as const;

/** What an alert is about; each area is a group of rules. */
export type AlertArea = keyof typeof areas;

/** Areas by what people feel first. */
export const alertAreas = Object.keys(areas) as readonly AlertArea[];

/** Every alert by its id. */
export const alertDefinitions: Readonly<Record<AlertId, AlertDefinition>> = {
  ...clientAlerts,
  ...clusterAlerts,
  ...restartAlerts,
  ...storageAlerts,
  ...backupAlerts,
  ...balanceAlerts,
  ...scalingAlerts,
  ...groupAlerts,
  ...contractAlerts,
  ...sourceAlerts,
};

/** Alerts of an area. */
export const alertsOfArea = (area: AlertArea) => Object.keys(areas[area]) as readonly AlertId[];
