import type { GroupHours, RateHours } from '../../model/capacity/envelope-hours';
import { secondsPerHour } from '../../model/time-units';
import type { RaisedRate, Reader, WorkloadGroup } from '../../model/workload-group';
import { assumptions } from './assumptions';
import type { Scenario } from './band';
import type { Month } from './month';
import type { Traffic } from './traffic';
import { flowOn, noFlow, noTraffic, sumOfTraffic } from './traffic';

export interface TrafficRules {
  readonly month: Month;
  readonly scenario: Scenario;
  /** Hours that stay on local disks with tiered storage. */
  readonly localHours: number;
}

/** What one group makes flow in a month and keeps of it. Hours are those that the capacity model reckons with. */
export function trafficOfGroup(group: WorkloadGroup, hours: GroupHours, rules: TrafficRules): Traffic {
  const { month } = rules;
  const { write, reads, retainedHours } = group;
  const gb = writtenBytes(write, hours, rules) / month.bytesPerGb;
  const gbPerHour = (gb / month.seconds) * secondsPerHour;
  const own: Traffic = {
    ...noTraffic,
    written: flowOn(write.access, { gb, toldGb: gb * write.sameZoneShare }),
    liveWrittenGb: reads.some(({ kind, fanOut }) => kind === 'live' && fanOut > 0) ? gb : 0,
    storedGb: gbPerHour * retainedHours,
    clients: { ...noTraffic.clients, [write.access]: write.producers },
  };
  const readers = reads.map((reader, index) => {
    const replayed = replayedBytes(reader.replay, hours.readers[index]?.replay, rules) / month.bytesPerGb;
    return trafficOfReader(reader, gb * reader.fanOut + replayed, rules);
  });
  return sumOfTraffic([own, ...readers]);
}

/** Hours that a calendar announces are certain and its rate is not; of others nobody knows how long they are on. */
function swung(rate: RaisedRate | undefined, planned: RateHours, { month, scenario }: TrafficRules) {
  const isAnnounced = rate?.when.kind === 'calendar';
  return {
    bytesPerSecond: planned.bytesPerSecond * (isAnnounced ? assumptions.announcedRate[scenario] : 1),
    hours: Math.min(month.hours, planned.hours * (isAnnounced ? 1 : assumptions.unannouncedHours[scenario])),
  };
}

/** The higher envelope goes first where hours are more than the month has; repairs come on top of whatever is on. */
function writtenBytes(write: WorkloadGroup['write'], { envelopes, repairs }: GroupHours, rules: TrafficRules): number {
  const { month } = rules;
  const normal = envelopes.normal.bytesPerSecond;
  const exceptional = swung(write.exceptional, envelopes.exceptional, rules);
  const promotional = swung(write.promotional, envelopes.promotional, rules);
  const promotionalHours = Math.min(month.hours - exceptional.hours, promotional.hours);
  const above = (rate: number) => Math.max(0, rate - normal);
  // An announced rate that comes out higher than planned is not below the envelope above it.
  const highest = Math.max(exceptional.bytesPerSecond, promotional.bytesPerSecond);
  const raised = above(highest) * exceptional.hours + above(promotional.bytesPerSecond) * promotionalHours;
  const onTop = repairs && swung(write.repairs, repairs, rules);
  const repaired = onTop ? onTop.bytesPerSecond * onTop.hours : 0;
  return (normal * month.hours + raised + repaired) * (month.seconds / month.hours);
}

function replayedBytes(rate: RaisedRate | undefined, planned: RateHours | undefined, rules: TrafficRules): number {
  if (!planned) return 0;
  const { month } = rules;
  const { bytesPerSecond, hours } = swung(rate, planned, rules);
  return bytesPerSecond * hours * (month.seconds / month.hours);
}

function trafficOfReader(reader: Reader, gb: number, { localHours }: TrafficRules): Traffic {
  const { access, kind, destination, consumers, sameZoneShare } = reader;
  const flow = { gb, toldGb: gb * sameZoneShare };
  return {
    ...noTraffic,
    read: flowOn(access, flow),
    readInRegion: destination === 'sameRegion' ? flow : noFlow,
    catchUpGb: kind === 'live' ? 0 : gb,
    beyondLocalGb: gb * beyondLocal(reader, localHours),
    otherRegionGb: destination === 'otherRegion' ? gb : 0,
    internetGb: destination === 'internet' ? gb : 0,
    clients: { ...noTraffic.clients, [access]: consumers },
  };
}

/** Share of what it reads that lies further back than local disks reach. */
function beyondLocal({ replay, behindMinutes }: Reader, localHours: number): number {
  if (replay) return Math.max(0, 1 - localHours / replay.windowHours);
  return behindMinutes > localHours * 60 ? 1 : 0;
}
