import type { DeploymentConfig } from '../../config/schema';
import type { NodeShape } from '../memory';
import type { WorkloadGroup } from '../workload-group';
import type { GroupTraffic } from './group-traffic';
import { groupTraffic } from './group-traffic';
import type { ConstantValues } from './used-constants';
import { constantValues } from './used-constants';

type Plan = DeploymentConfig['plan'];

/** What carries the workloads and how it is run. */
export interface SiteSetting {
  /** Zones that hold brokers. */
  readonly zones: number;
  /** One broker has one such node. */
  readonly node: NodeShape;
  readonly tls: boolean;
  readonly zoneRouter: boolean;
  readonly wal: DeploymentConfig['storage']['wal'];
}

/** All that the capacity model looks at: what is carried, and what carries it. */
export interface Site extends SiteSetting {
  readonly groups: readonly GroupTraffic[];
  readonly calendars: DeploymentConfig['calendars'];
  readonly constants: ConstantValues;
  /** Share of each resource that stays free while everything is healthy, percent. */
  readonly headroomPercent: number;
  readonly survive: Plan['survive'];
}

export interface Asked {
  readonly workloads: readonly WorkloadGroup[];
  readonly calendars: DeploymentConfig['calendars'];
  readonly plan: Plan;
}

/** With one zone no traffic crosses any, so the router has nothing to do there. */
export function siteOf(setting: SiteSetting, { workloads, calendars, plan }: Asked): Site {
  const constants = constantValues(plan);
  return {
    ...setting,
    zoneRouter: setting.zoneRouter && setting.zones > 1,
    groups: workloads.map((group) => groupTraffic(group, constants)),
    calendars,
    constants,
    headroomPercent: plan.headroomPercent,
    survive: plan.survive,
  };
}
