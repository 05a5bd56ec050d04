import { dayOf, minutesPerDay } from '../../model/capacity/calendar-day';
import { mib } from '../../model/capacity/mib';
import type { Deployment } from '../../model/deployment';
import { stepSeconds } from '../step-seconds';
import { ordinaryDate } from './ordinary-date';
import type { TrafficDay, ZoneTraffic } from './traffic-day';
import type { TrafficRow } from './traffic-row';

/** Of requests, where no workload says what a batch has: Kafka’s producers and the kit’s files begin with it. */
const batchBytes = 65_536;

/**
 * A day of a file: what comes in is written, and what goes out is read live. Each line lasts until the next one; a file
 * without zones is divided among them evenly.
 * @param rows that are free of problems
 */
export function trafficOfRows(
  rows: readonly TrafficRow[],
  { brokers, workloads }: Deployment,
  file: string,
): TrafficDay {
  const times = [...new Set(rows.map(({ second }) => second))];
  const [first, second] = times as [number, number];
  const interval = second - first;
  const steps = Math.round((times.length * interval) / stepSeconds);
  const bytes = requestBytes(workloads);
  const zoneOf = (zone: string): ZoneTraffic => {
    const own = rows.filter((row) => row.zone === undefined || row.zone === zone);
    const share = own[0]?.zone === undefined ? 1 / brokers.length : 1;
    const at = (step: number) => own[Math.min(own.length - 1, Math.floor((step * stepSeconds) / interval))];
    const curve = (rate: (row: TrafficRow) => number) =>
      Float64Array.from({ length: steps }, (_, step) => {
        const row = at(step);
        return row === undefined ? 0 : rate(row) * share * mib;
      });
    const written = curve(({ inMibPerSecond }) => inMibPerSecond);
    const liveRead = curve(({ outMibPerSecond }) => outMibPerSecond);
    return {
      written,
      liveRead,
      liveWritten: written.map((rate, step) => Math.min(rate, Number(liveRead[step]))),
      storeRead: new Float64Array(steps),
      requests: written.map((rate, step) => (rate + Number(liveRead[step])) / bytes),
    };
  };
  return {
    id: 'traffic',
    title: `the traffic of ${file}`,
    basis: 'what comes in as writes, and what goes out as live reads',
    timeZone: 'UTC',
    startSecond: dayOf(ordinaryDate) * minutesPerDay * 60 + first,
    startMinute: Math.floor(first / 60),
    steps,
    zones: new Map(brokers.map(({ zone }) => [zone.id, zoneOf(zone.id)])),
    replays: [],
  };
}

/** What a request carries on the average of the groups, by what each writes. */
function requestBytes(workloads: Deployment['workloads']): number {
  const written = workloads.reduce((sum, { write }) => sum + write.normalBytesPerSecond, 0);
  const requests = workloads.reduce(
    (sum, { write, message }) => sum + write.normalBytesPerSecond / Math.max(message.batchBytes, message.bytes),
    0,
  );
  return requests > 0 ? written / requests : batchBytes;
}
