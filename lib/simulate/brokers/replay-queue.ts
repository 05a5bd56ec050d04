import { stepSeconds } from '../step-seconds';
import type { ReplayJob } from '../traffic/traffic-day';
import type { SimulatedReplay } from '../simulation';

/** Replays of a day, with what each has still to read. */
export interface ReplayQueue {
  /** What all of them would read now, bytes each second. */
  readonly wanted: (step: number) => number;
  /** Reads so much each second during a step, divided as it was wanted. */
  readonly read: (step: number, bytesPerSecond: number) => void;
  readonly all: () => readonly SimulatedReplay[];
}

/** A replay that goes on. */
interface Reading {
  readonly replay: { -readonly [Key in keyof SimulatedReplay]: SimulatedReplay[Key] };
  readonly mostBytesPerSecond: number;
}

export function replayQueue(jobs: readonly ReplayJob[]): ReplayQueue {
  const replays = jobs.map(({ name, fromStep, bytes, mostBytesPerSecond }): Reading => ({
    replay: { name, fromStep, bytes, leftBytes: bytes },
    mostBytesPerSecond,
  }));
  const rateOf = ({ replay, mostBytesPerSecond }: Reading, step: number) =>
    step < replay.fromStep ? 0 : Math.min(mostBytesPerSecond, replay.leftBytes / stepSeconds);
  const wanted = (step: number) => replays.reduce((sum, each) => sum + rateOf(each, step), 0);
  return {
    wanted,
    read: (step, bytesPerSecond) => {
      const all = wanted(step);
      if (all === 0) return;
      for (const each of replays) {
        const { replay } = each;
        const read = (bytesPerSecond * rateOf(each, step) * stepSeconds) / all;
        if (read === 0) continue;
        replay.leftBytes = Math.max(0, replay.leftBytes - read);
        if (replay.leftBytes < 1 && replay.doneStep === undefined) replay.doneStep = step + 1;
      }
    },
    all: () => replays.map(({ replay }) => replay),
  };
}
