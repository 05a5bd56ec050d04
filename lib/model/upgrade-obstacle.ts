import { automqReleases } from '../facts/automq-releases';

/** Why there is no way from one AutoMQ release to another, and what to do instead. */
export interface UpgradeObstacle {
  readonly why: string;
  readonly fix: string;
}

/**
 * What stands between a release that runs and the next; undefined where there is a way. AutoMQ publishes no list of ways
 * and its own upgrade test is switched off (1.7.3, tests/kafkatest/automq/version_upgrade_test.py), so these are ours: all
 * formats of the line before are read (every level from 1 is known, and records and requests between nodes only grew),
 * and a line is not skipped, since the write-ahead log was written anew in 1.6.0 and nobody looked further back.
 */
export function upgradeObstacle(from: string, to: string): UpgradeObstacle | undefined {
  // Of a release that is not known a later version of the kit has made sure.
  if (!Object.hasOwn(automqReleases, to)) return undefined;
  if (!Object.hasOwn(automqReleases, from))
    return {
      why: `"${from}" is not a release that this kit knows.`,
      fix: `There is a way from ${releasesBefore(to).join(', ')}. If the cluster runs another one, write none of these, but take a version of the kit that knows it.`,
    };
  if (from === to)
    return { why: `"${from}" is the version itself.`, fix: 'Write the version that the cluster ran before.' };
  if (!isBefore(from, to))
    return {
      why: `"${from}" is later than ${to}: AutoMQ promises no way back.`,
      fix: 'Leave `kafka.version` at what the cluster runs, or later. To undo a first step see docs/runbook.md, "Upgrade AutoMQ".',
    };
  const [next, ...others] = lines.slice(lines.indexOf(lineOf(from)) + 1, lines.indexOf(lineOf(to)));
  if (next === undefined) return undefined;
  return {
    why: `from "${from}" to ${to} skips ${[next, ...others].join(' and ')}.`,
    fix: `Upgrade to ${newestOf(next)} first, both steps, with what deploys the cluster now.`,
  };
}

/** Releases from which there is a way to this one. */
export const releasesBefore = (to: string): readonly string[] =>
  versions.filter((from) => upgradeObstacle(from, to) === undefined);

/** Whether a version comes before another; both of three numbers. */
export const isBefore = (version: string, other: string): boolean =>
  version.localeCompare(other, 'en', { numeric: true }) < 0;

const versions = Object.keys(automqReleases);

/** Major and minor version. */
const lineOf = (version: string): string => version.split('.').slice(0, 2).join('.');

const lines = [...new Set(versions.map(lineOf))];

const newestOf = (line: string): string =>
  versions
    .filter((version) => lineOf(version) === line)
    .slice(-1)
    .join();
