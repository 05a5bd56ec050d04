import { scalingTimings } from '../../facts/scaling-timings';
import { stepSeconds } from '../step-seconds';
import type { ZoneNodes } from './zone-nodes';

/** A broker of a zone, by its ordinal. Seconds since the beginning of the day. */
interface Broker {
  /** When it serves and is seen as ready. */
  readonly readyAt: number;
  /** When the balancer begins to move partitions to it, and when it has its share; before it carries nothing. */
  readonly movesAt: number;
  readonly loadedAt: number;
}

/** The brokers of one zone, as its StatefulSet has them; changes as time passes. */
export interface ZoneBrokers {
  readonly id: string;
  readonly nodes: ZoneNodes;
  /** By ordinal: the last one is the first to go. */
  brokers: Broker[];
  /** When each broker that is stopping will be gone. */
  stopping: number[];
  lost: boolean;
}

/** A zone whose brokers have been there all along. */
export const settledZone = (id: string, count: number, nodes: ZoneNodes): ZoneBrokers => ({
  id,
  nodes,
  brokers: Array.from({ length: count }, () => ({ readyAt: -Infinity, movesAt: -Infinity, loadedAt: -Infinity })),
  stopping: [],
  lost: false,
});

/** What a change of the number needs to know beside the zone. */
export interface Surroundings {
  readonly now: number;
  /** Partitions that a new broker will get. */
  readonly partitions: () => number;
}

/** Makes the zone have so many brokers. A lost zone gets none that start; they do when it is back. */
export function scaleTo(zone: ZoneBrokers, count: number, at: Surroundings): void {
  if (zone.stopping.length > 0) zone.stopping = zone.stopping.filter((gone) => gone > at.now);
  while (zone.brokers.length < count) zone.brokers.push(zone.lost ? away : starting(zone.nodes.take(at.now), at));
  while (zone.brokers.length > count) {
    const last = zone.brokers.pop();
    if (last !== undefined && last.readyAt <= at.now) zone.stopping.push(at.now + scalingTimings.brokerStop.value);
  }
}

/** The zone is gone with its nodes. */
export function lose(zone: ZoneBrokers): void {
  zone.lost = true;
  zone.stopping = [];
  zone.brokers = zone.brokers.map(() => away);
}

/** The zone is back: new nodes, then the brokers on them. */
export function comeBack(zone: ZoneBrokers, at: Surroundings): void {
  zone.lost = false;
  zone.nodes.renew(at.now);
  zone.brokers = zone.brokers.map(() => starting(at.now + scalingTimings.nodeStart.value, at));
}

export function readyIn({ brokers }: ZoneBrokers, now: number): number {
  let count = 0;
  for (const { readyAt } of brokers) if (readyAt <= now) count += 1;
  return count;
}

export function loadedIn({ brokers }: ZoneBrokers, now: number): number {
  let count = 0;
  for (const { loadedAt } of brokers) if (loadedAt <= now) count += 1;
  return count;
}

export const stoppingIn = ({ stopping }: ZoneBrokers, now: number): number =>
  stopping.filter((gone) => gone > now).length;

/** Whether partitions are on their way to a new broker, or from one that has just begun to stop. */
export const isMoving = ({ brokers, stopping }: ZoneBrokers, now: number): boolean =>
  stopping.some((gone) => gone > now + scalingTimings.brokerStop.value - stepSeconds) ||
  brokers.some(({ movesAt, loadedAt }) => movesAt <= now && loadedAt > now);

/** Pods that are paid for: those that start, serve and stop. */
export const podsIn = ({ brokers, stopping, lost }: ZoneBrokers): number =>
  lost ? 0 : brokers.length + stopping.length;

const away: Broker = { readyAt: Infinity, movesAt: Infinity, loadedAt: Infinity };

/** A broker gets partitions when the balancer has a sample of it and looks next, and then in batches. */
function starting(nodeAt: number, { partitions }: Surroundings): Broker {
  const { brokerStart, balancerSample, balancerInterval, balancerBatch, balancerPause } = scalingTimings;
  const readyAt = nodeAt + brokerStart.value;
  const seen = readyAt + balancerSample.value;
  const movesAt = Math.ceil(seen / balancerInterval.value) * balancerInterval.value;
  const batches = Math.ceil(partitions() / balancerBatch.value);
  return { readyAt, movesAt, loadedAt: movesAt + batches * balancerPause.value };
}
