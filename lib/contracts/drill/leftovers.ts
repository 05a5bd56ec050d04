import { drillPrefix } from '../../model/names';
import { drillNames } from './drill-name';

/** A topic or group of a drill, and when it was last written to. */
export interface DrillRemnant {
  readonly name: string;
  /** Milliseconds since the epoch of its newest record; undefined where it has none. */
  readonly lastRecordMs?: number;
}

/** Age from which no drill can still be running, milliseconds: none takes an hour. */
const oldMs = 3_600_000;

/** Whether a name is one that a drill gives. */
export const isDrillName = (name: string): boolean =>
  drillNames.some((drill) => name.startsWith(`${drillPrefix}${drill}-`));

/**
 * What is left of drills that were killed: `old` can go; nobody can say of the others whether a drill still runs.
 * @param nowMs milliseconds since the epoch
 */
export function leftovers(
  topics: readonly DrillRemnant[],
  nowMs: number,
): { readonly old: readonly string[]; readonly undecided: readonly string[] } {
  const found = topics.filter(({ name }) => isDrillName(name));
  const isOld = ({ lastRecordMs }: DrillRemnant) => lastRecordMs !== undefined && nowMs - lastRecordMs > oldMs;
  return {
    old: found.filter(isOld).map(({ name }) => name),
    undecided: found.filter((remnant) => !isOld(remnant)).map(({ name }) => name),
  };
}
