import type { Problem } from '../../config/problem';
import { listed } from '../../model/wording';
import { stepSeconds } from '../step-seconds';
import { trafficProblem } from './traffic-problem';
import type { TrafficRow } from './traffic-row';

const longestInterval = 3600;

interface Expected {
  /** Ids of the zones of which each time has a line; undefined where lines have no zone. */
  readonly zones?: readonly string[];
  /** Whether every line was understood; otherwise gaps say nothing. */
  readonly complete: boolean;
}

/** What is wrong with the times of a file: their order, their interval and what is missing between them. */
export function timeProblems(rows: readonly TrafficRow[], { zones, complete }: Expected): readonly Problem[] {
  const order = orderProblems(rows);
  if (!complete || order.length > 0) return order;
  const times = rowsByTime(rows);
  const [first, second] = times;
  if (first === undefined || second === undefined) {
    const message = `there ${times.length === 0 ? 'is no line' : 'is one time only'}.`;
    return [trafficProblem('traffic-length', first === undefined ? 1 : first.line, message)];
  }
  const interval = second.second - first.second;
  if (interval < stepSeconds || interval > longestInterval)
    return [trafficProblem('traffic-length', second.line, `the interval is ${interval} s.`)];
  return times.flatMap((time, index) => [...gapBefore(times[index - 1], time, interval), ...zonesMissing(time, zones)]);
}

interface Time {
  readonly second: number;
  /** The first of its lines. */
  readonly line: number;
  readonly zones: readonly (string | undefined)[];
}

function rowsByTime(rows: readonly TrafficRow[]): readonly Time[] {
  const times = new Map<number, Time>();
  for (const { second, line, zone } of rows) {
    const known = times.get(second);
    times.set(
      second,
      known === undefined ? { second, line, zones: [zone] } : { ...known, zones: [...known.zones, zone] },
    );
  }
  return [...times.values()];
}

function orderProblems(rows: readonly TrafficRow[]): readonly Problem[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ second, zone, line }, index) => {
    const before = rows[index - 1];
    const key = `${second} ${String(zone)}`;
    const same = seen.get(key);
    seen.set(key, line);
    if (same !== undefined) {
      const what = zone === undefined ? clock(second) : `${clock(second)} of zone ${zone}`;
      return [trafficProblem('traffic-order', line, `${what} stands in line ${same} already.`)];
    }
    if (before === undefined || before.second <= second) return [];
    return [trafficProblem('traffic-order', line, `${clock(second)} comes after ${clock(before.second)}.`)];
  });
}

function gapBefore(before: Time | undefined, { second, line }: Time, interval: number): readonly Problem[] {
  if (before === undefined || second - before.second === interval) return [];
  const message = `${clock(second)} comes ${second - before.second} s after ${clock(before.second)}, and the interval is ${interval} s.`;
  return [trafficProblem('traffic-gap', line, message)];
}

function zonesMissing({ second, line, zones }: Time, expected: readonly string[] | undefined): readonly Problem[] {
  const missing = (expected === undefined ? [] : expected).filter((zone) => !zones.includes(zone));
  return missing.length === 0
    ? []
    : [trafficProblem('traffic-gap', line, `${clock(second)} has no line for ${listed(missing)}.`)];
}

/** `18:30:15`, without seconds where there are none. */
function clock(second: number): string {
  const parts = [Math.floor(second / 3600), Math.floor((second % 3600) / 60), second % 60];
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts;
  return shown.map((part) => String(part).padStart(2, '0')).join(':');
}
