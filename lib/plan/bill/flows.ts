import type { GroupHours } from '../../model/capacity/envelope-hours';
import { secondsPerHour } from '../../model/time-units';
import type { WorkloadGroup } from '../../model/workload-group';
import type { MostHours } from './most-written';
import { mostWrittenBytes } from './most-written';
import type { Knobs } from './knobs';
import type { Flow, Traffic } from './traffic';
import { allFlows, eachIntent, sumOfTraffic } from './traffic';
import type { TrafficRules } from './traffic-of-group';
import { trafficOfGroup } from './traffic-of-group';

/** What one group keeps; the bytes of all groups can be added up, their retention can't. */
interface Kept {
  readonly writtenGb: number;
  readonly gbPerHour: number;
  readonly retainedHours: number;
  /** GB of the worst stretch of so many hours. */
  readonly mostGbIn: (hours: number) => number;
}

/** What all groups together make flow in a month of one scenario, added up once. */
export interface Flows {
  readonly traffic: Traffic;
  readonly kept: readonly Kept[];
  readonly localHours: number;
}

export interface GroupMonth {
  readonly group: WorkloadGroup;
  readonly hours: GroupHours;
}

export function flowsOf(groups: readonly GroupMonth[], rules: TrafficRules, mostHours: MostHours): Flows {
  const each = groups.map(({ group, hours }) => ({ group, traffic: trafficOfGroup(group, hours, rules) }));
  const { bytesPerGb } = rules.month;
  return {
    traffic: sumOfTraffic(each.map(({ traffic }) => traffic)),
    kept: each.map(({ group, traffic: { written } }) => {
      const writtenGb = allFlows(written).gb;
      return {
        writtenGb,
        retainedHours: group.retainedHours,
        gbPerHour: (writtenGb / rules.month.seconds) * secondsPerHour,
        mostGbIn: (hours: number) => mostWrittenBytes(group, hours, mostHours) / bytesPerGb,
      };
    }),
    localHours: rules.localHours,
  };
}

/** The same with the workload changed by the knobs. */
export function turned({ traffic, kept, localHours }: Flows, { scale, retention, toldShare }: Knobs): Traffic {
  const flow = ({ gb, toldGb }: Flow): Flow => ({
    gb: gb * scale,
    toldGb: (toldShare === undefined ? toldGb : gb * toldShare) * scale,
  });
  const stored = { storedGb: 0, onDisksGb: 0, onLocalDisksGb: 0, tieredGb: 0, tieredStoredGb: 0 };
  for (const { writtenGb, gbPerHour, retainedHours, mostGbIn } of kept) {
    const hours = retainedHours * retention;
    stored.storedGb += gbPerHour * hours * scale;
    stored.onDisksGb += mostGbIn(hours) * scale;
    stored.onLocalDisksGb += mostGbIn(Math.min(hours, localHours)) * scale;
    if (hours <= localHours) continue;
    stored.tieredGb += writtenGb * scale;
    stored.tieredStoredGb += gbPerHour * hours * scale;
  }
  return {
    written: eachIntent((intent) => flow(traffic.written[intent])),
    read: eachIntent((intent) => flow(traffic.read[intent])),
    liveWrittenGb: traffic.liveWrittenGb * scale,
    catchUpGb: traffic.catchUpGb * scale,
    beyondLocalGb: traffic.beyondLocalGb * scale,
    readInRegion: flow(traffic.readInRegion),
    ...stored,
    otherRegionGb: traffic.otherRegionGb * scale,
    internetGb: traffic.internetGb * scale,
    clients: traffic.clients,
  };
}
