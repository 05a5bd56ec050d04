import type { ByteCost, ByteCosts } from './byte-costs';

/** What clients want of the brokers of a zone without replays, bytes each second. */
export interface LiveWants {
  readonly written: number;
  readonly liveRead: number;
  readonly liveWritten: number;
  readonly storeRead: number;
  readonly requests: number;
}

/** Bytes that clients of a zone wait for. */
export interface Waiting {
  written: number;
  liveRead: number;
  storeRead: number;
}

/** What brokers have or use: bytes each second in and out, and vCPUs. */
export interface Resources {
  in: number;
  out: number;
  cpu: number;
}

export interface Serving {
  readonly wants: LiveWants;
  /** What replays would read. */
  readonly replayed: number;
  /** Seconds that are served. */
  readonly seconds: number;
  readonly costs: ByteCosts;
  readonly capacity: Readonly<Resources>;
  /** Share of the partitions that no broker leads, 0 to 1; what they get waits. */
  readonly leaderless: number;
}

export interface Served {
  /** Used by everything that was served. */
  readonly used: Resources;
  /** What live traffic alone asked for, served or not. */
  readonly asked: Resources;
  readonly replayed: number;
}

/**
 * Serves a zone for some seconds. What does not fit waits, and goes first later. AutoMQ lets writes go before readers of
 * the tail, and history last (1.7.3, ThrottleStrategy); exports and delayed readers are taken before replays, as the
 * capacity model takes them for part of ordinary traffic.
 */
export function serve(
  waiting: Waiting,
  { wants, replayed: wanted, seconds, costs, capacity, leaderless }: Serving,
): Served {
  const clientBytes = wants.written + wants.liveRead;
  const perRequest = clientBytes > 0 ? (wants.requests / clientBytes) * costs.requestCpu : 0;
  const readOnce = wants.liveRead > 0 ? wants.liveWritten / wants.liveRead : 0;
  const perClass: Readonly<Record<keyof Waiting, ByteCost>> = {
    written: { in: costs.written.in, out: costs.written.out, cpu: costs.written.cpu + perRequest },
    liveRead: {
      in: costs.liveRead.in + costs.liveWritten.in * readOnce,
      out: costs.liveRead.out + costs.liveWritten.out * readOnce,
      cpu: costs.liveRead.cpu + costs.liveWritten.cpu * readOnce + perRequest,
    },
    storeRead: costs.storeRead,
  };
  const room = { in: capacity.in, out: capacity.out, cpu: capacity.cpu };
  const asked = { in: 0, out: 0, cpu: 0 };
  for (const name of byPriority) {
    const [rate, cost] = [wants[name], perClass[name]];
    const late = leaderless > 0 ? 0 : waiting[name] / seconds;
    const done = take(room, rate * (1 - leaderless) + late, cost);
    waiting[name] = atLeastNothing(waiting[name] + (rate - done) * seconds);
    asked.in += rate * cost.in;
    asked.out += rate * cost.out;
    asked.cpu += rate * cost.cpu;
  }
  const replayed = take(room, wanted, costs.storeRead);
  return {
    used: { in: capacity.in - room.in, out: capacity.out - room.out, cpu: capacity.cpu - room.cpu },
    asked,
    replayed,
  };
}

const byPriority = ['written', 'liveRead', 'storeRead'] as const;

/** Takes as much of a rate as there is room for; @returns how much. */
function take(room: Resources, rate: number, cost: ByteCost): number {
  if (rate <= 0) return 0;
  let part = 1;
  for (const name of resourceNames) {
    const needed = rate * cost[name];
    if (needed * part > room[name]) part = room[name] / needed;
  }
  const done = rate * part;
  for (const name of resourceNames) room[name] = atLeastNothing(room[name] - done * cost[name]);
  return done;
}

const resourceNames = ['in', 'out', 'cpu'] as const;

const atLeastNothing = (value: number) => (value > 0 ? value : 0);
