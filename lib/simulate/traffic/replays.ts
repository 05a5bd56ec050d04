import { replayMinute, unannounced } from '../../facts/day-shape';
import { groupPartitions, perPartition } from '../../model/capacity/group-partitions';
import type { ConstantValues } from '../../model/capacity/used-constants';
import { secondsPerHour } from '../../model/time-units';
import type { Replay, WorkloadGroup } from '../../model/workload-group';
import { stepsPerMinute } from '../step-seconds';
import type { ReplayJob } from './traffic-day';

const replaysOf = (workloads: readonly WorkloadGroup[]) =>
  workloads.flatMap((group) =>
    group.reads.flatMap(({ name, replay }) => (replay ? [{ name: `${group.name}/${name}`, group, replay }] : [])),
  );

/**
 * Replays that a calendar announces, each from the first minute of the day at which it is on.
 * @param on names of the calendars that are on at each minute of the day
 */
export const announcedReplays = (
  workloads: readonly WorkloadGroup[],
  on: readonly (readonly string[])[],
): readonly ReplayJob[] =>
  replaysOf(workloads).flatMap(({ name, replay: { when, bytesPerSecond } }) => {
    if (when.kind !== 'calendar') return [];
    const minutes = on.flatMap((names, minute) => (names.includes(when.calendar) ? [minute] : []));
    const [first] = minutes;
    if (first === undefined) return [];
    return [job(name, first, { mostBytesPerSecond: bytesPerSecond, bytes: minutes.length * 60 * bytesPerSecond })];
  });

/** Replays that nobody announces, all at once, as the capacity model reckons with them. */
export function unannouncedReplays(workloads: readonly WorkloadGroup[]): readonly ReplayJob[] {
  const longest = (unannounced.toMinute - unannounced.fromMinute) / 60;
  return replaysOf(workloads).flatMap(({ name, replay: { when, bytesPerSecond } }) => {
    if (when.kind !== 'hours' || when.hoursPerMonth === 0) return [];
    const hours = Math.min(when.hoursPerMonth, longest);
    const bytes = hours * secondsPerHour * bytesPerSecond;
    return [job(name, unannounced.fromMinute, { mostBytesPerSecond: bytesPerSecond, bytes })];
  });
}

/**
 * A consumer that reads again what its group’s window holds: the fastest replay of the file. Where the file has none, the
 * reader that its longest outage leaves furthest behind.
 */
export function laggingConsumer(workloads: readonly WorkloadGroup[], constants: ConstantValues): readonly ReplayJob[] {
  const replays = replaysOf(workloads).map(({ name, group, replay }) =>
    job(name, replayMinute, { mostBytesPerSecond: replay.bytesPerSecond, bytes: windowBytes(group, replay) }),
  );
  const readers = workloads.flatMap((group) => group.reads.map((reader) => behind(group, reader, constants)));
  return replays.length > 0
    ? highest(replays, ({ mostBytesPerSecond }) => mostBytesPerSecond)
    : highest(readers, ({ bytes }) => bytes);
}

const windowBytes = ({ write }: WorkloadGroup, { windowHours }: Replay) =>
  windowHours * secondsPerHour * write.normalBytesPerSecond;

function behind(
  group: WorkloadGroup,
  { name, fanOut }: WorkloadGroup['reads'][number],
  constants: ConstantValues,
): ReplayJob {
  const { required, count } = groupPartitions(group, constants);
  const partitions = count === undefined ? required : count;
  return job(`${group.name}/${name}`, replayMinute, {
    mostBytesPerSecond: fanOut * partitions * perPartition(group, constants).consumer,
    bytes: group.impact.longestOutageHours * secondsPerHour * group.write.normalBytesPerSecond * fanOut,
  });
}

/** The first of those that are highest; none where there is none. */
const highest = (jobs: readonly ReplayJob[], by: (job: ReplayJob) => number): readonly ReplayJob[] =>
  jobs.reduce<readonly ReplayJob[]>(([best], each) => [best === undefined || by(each) > by(best) ? each : best], []);

const job = (name: string, minute: number, rest: Pick<ReplayJob, 'bytes' | 'mostBytesPerSecond'>): ReplayJob => ({
  name,
  fromStep: minute * stepsPerMinute,
  ...rest,
});
