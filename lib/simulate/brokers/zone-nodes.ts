import { scalingTimings } from '../../facts/scaling-timings';
import type { Deployment } from '../../model/deployment';
import { nodesFollow, warmNodesPerZone } from '../../model/broker-nodes';

/** The nodes of a zone beside those that brokers are on. Seconds since the beginning of the day. */
export interface ZoneNodes {
  /** Takes a node for a broker; @returns when it is there. */
  readonly take: (now: number) => number;
  /** The zone is back without a single node of before. */
  readonly renew: (now: number) => void;
}

/**
 * Where nodes don’t follow there are enough for the most brokers. Where they do, a broker takes a warm one, which is
 * replaced at once, or waits for a new one.
 */
export function zoneNodes(deployment: Pick<Deployment, 'platform'>): ZoneNodes {
  const follow = nodesFollow(deployment);
  const nodeStart = scalingTimings.nodeStart.value;
  const warm = warmNodesPerZone(deployment);
  let spare: number[] = Array.from({ length: warm }, () => -Infinity);
  let renewedAt = -Infinity;
  return {
    take: (now) => {
      if (!follow) return Math.max(now, renewedAt);
      const next = spare.shift();
      if (next !== undefined) spare.push(now + nodeStart);
      return Math.max(now, next === undefined ? now + nodeStart : next);
    },
    renew: (now) => {
      renewedAt = now + nodeStart;
      spare = spare.map(() => renewedAt);
    },
  };
}
