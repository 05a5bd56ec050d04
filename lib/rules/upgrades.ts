import { automqVersions } from '../facts/automq-versions';
import { failureTimings } from '../facts/failure-timings';
import { longestStopSeconds } from '../model/scaling/scale-in-turn';
import { upgradeObstacle } from '../model/upgrade-obstacle';
import { factOf } from './fact';
import type { Rule } from './rule';

const upgradePath: Rule = {
  id: 'upgrade-path',
  severity: 'error',
  why: 'A release reads what earlier ones of its own line and of the line before stored; nobody looked further back, and there is no way back.',
  fix: 'Write what the cluster runs now, and as `kafka.version` a release to which there is a way.',
  check: ({ kafka: { version, upgrade } }) => {
    if (upgrade === undefined || !factOf(automqVersions, version)) return [];
    const obstacle = upgradeObstacle(upgrade.from, version);
    return obstacle ? [{ path: ['kafka', 'upgrade', 'from'], message: obstacle.why, fix: obstacle.fix }] : [];
  },
};

const { shutdown, partitionClose } = failureTimings;
const shutdownSeconds = shutdown.value + partitionClose.value;

const graceShorterThanShutdown: Rule = {
  id: 'grace-shorter-than-shutdown',
  severity: 'error',
  why: `A broker that stops waits up to ${shutdown.value} seconds until others have its partitions, then closes what is left. Killed before, it has to recover its WAL at the next start, and its partitions wait.`,
  fix: `Leave \`terminationGracePeriodSeconds\` out, or write at least ${shutdownSeconds}.`,
  check: ({ kafka: { terminationGracePeriodSeconds: grace } }) =>
    grace < shutdownSeconds
      ? [
          {
            path: ['kafka', 'terminationGracePeriodSeconds'],
            message: `${grace} seconds, and AutoMQ’s own shutdown may take ${shutdownSeconds}.`,
          },
        ]
      : [],
};

const graceLongerThanTurn: Rule = {
  id: 'grace-longer-than-turn',
  severity: 'error',
  why: 'Zones shrink in turns. A broker that still stops when the next zone’s turn begins would be missing beside one of that zone.',
  fix: `Write ${longestStopSeconds} or less, or an \`autoscaling.kind\` other than network.`,
  check: ({ zones, autoscaling, kafka: { terminationGracePeriodSeconds: grace } }) =>
    autoscaling.kind === 'network' && zones.length > 1 && grace > longestStopSeconds
      ? [
          {
            path: ['kafka', 'terminationGracePeriodSeconds'],
            message: `${grace} seconds, and ${longestStopSeconds} are left of a zone’s turn after its last decision.`,
          },
        ]
      : [],
};

export const upgradeRules = [upgradePath, graceShorterThanShutdown, graceLongerThanTurn];
