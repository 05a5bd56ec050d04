import { baselineBytesPerSecond } from '../../model/baseline-bandwidth';
import { siteOfDeployment } from '../../model/capacity/site-of-deployment';
import type { Deployment } from '../../model/deployment';
import type { SeenZone } from '../scaler/scaler';
import type { SimulatedReplay, SimulationPoint, ZonePoint } from '../simulation';
import { stepSeconds } from '../step-seconds';
import type { TrafficDay } from '../traffic/traffic-day';
import type { ByteCosts } from './byte-costs';
import { byteCosts } from './byte-costs';
import type { Leaderless } from './leaderless';
import { leaderlessAfter, leaderlessLag, leaderlessShare } from './leaderless';
import { replayQueue } from './replay-queue';
import type { LiveWants, Resources, Served, Waiting } from './serve';
import { serve } from './serve';
import { comeBack, isMoving, loadedIn, lose, podsIn, readyIn, scaleTo, settledZone, stoppingIn } from './zone-brokers';
import { zoneNodes } from './zone-nodes';
import { zoneWants } from './zone-wants';

/** The brokers of all zones, as time passes. */
export interface Platform {
  /** Serves one step of the day. */
  readonly serve: (
    now: number,
    step: number,
  ) => { readonly point: Omit<SimulationPoint, 'asked'>; readonly seen: readonly SeenZone[] };
  /** Gives each zone so many brokers. */
  readonly scale: (now: number, brokers: readonly number[]) => void;
  readonly lose: (zone: string, now: number) => void;
  readonly comeBack: (zone: string, now: number) => void;
  readonly forgetWaiting: () => void;
  readonly replays: () => readonly SimulatedReplay[];
}

interface ZoneAtWork {
  readonly brokers: ReturnType<typeof settledZone>;
  waiting: Waiting;
}

const noWaiting = (): Waiting => ({ written: 0, liveRead: 0, storeRead: 0 });

export function platformOf(deployment: Deployment, day: TrafficDay): Platform {
  const zones: readonly ZoneAtWork[] = deployment.brokers.map(({ zone, count }) => ({
    brokers: settledZone(zone.id, count, zoneNodes(deployment)),
    waiting: noWaiting(),
  }));
  const ids = zones.map(({ brokers }) => brokers.id);
  const { zoneRouter, costsIn, broker, partitions } = rated(deployment);
  const replays = replayQueue(day.replays);
  let leaderless: Leaderless | undefined;
  const loadedAt = (now: number) => zones.map(({ brokers }) => loadedIn(brokers, now));
  const surroundings = (now: number) => ({ now, partitions: () => partitions / (sum(loadedAt(now)) + 1) });
  const zoneOf = (id: string) => zones.find(({ brokers }) => brokers.id === id)?.brokers;
  return {
    serve: (now, step) => {
      const loaded = loadedAt(now);
      const brokersInAll = sum(loaded);
      const serving = loaded.filter((count) => count > 0).length;
      passOn(zones, loaded);
      const live = zoneWants(day, step, { zones: ids, loaded, zoneRouter });
      const replayed = replays.wanted(step);
      const share = leaderlessShare(leaderless, now, stepSeconds);
      const costs = costsIn(serving === 0 ? 1 : serving);
      const point = { clientBytesPerSecond: 0, replayedBytesPerSecond: 0, waitingBytes: 0, lagSeconds: 0 };
      const points: ZonePoint[] = [];
      const seen: SeenZone[] = [];
      for (const [index, { brokers, waiting }] of zones.entries()) {
        const count = loaded[index] as number;
        const wants = live[index] as LiveWants;
        const part = zoneRouter ? shareOf(count > 0 ? 1 : 0, serving) : shareOf(count, brokersInAll);
        const done = serve(waiting, {
          wants,
          replayed: replayed * part,
          seconds: stepSeconds,
          costs,
          capacity: { in: broker.in * count, out: broker.out * count, cpu: broker.cpu * count },
          leaderless: share,
        });
        point.clientBytesPerSecond += wants.written + wants.liveRead + wants.storeRead;
        point.replayedBytesPerSecond += done.replayed;
        point.waitingBytes += waiting.written + waiting.liveRead;
        point.lagSeconds = larger(point.lagSeconds, lagOf(wants, waiting));
        points.push(zonePoint(brokers, now, { done, count, broker }));
        seen.push(seenZone(brokers, now, { used: done.used, pendingBytes: waiting.written / larger(1, count) }));
      }
      replays.read(step, point.replayedBytesPerSecond);
      point.lagSeconds = larger(point.lagSeconds, leaderlessLag(leaderless, now, stepSeconds));
      return { point: { ...point, zones: points }, seen };
    },
    scale: (now, counts) => {
      const at = surroundings(now);
      zones.forEach(({ brokers }, index) => scaleTo(brokers, counts[index] as number, at));
    },
    lose: (id, now) => {
      const zone = zoneOf(id);
      if (zone === undefined) return;
      leaderless = leaderlessAfter(deployment, now, { lost: loadedIn(zone, now), all: sum(loadedAt(now)) });
      lose(zone);
    },
    comeBack: (id, now) => {
      const zone = zoneOf(id);
      if (zone !== undefined) comeBack(zone, surroundings(now));
    },
    forgetWaiting: () => zones.forEach((zone) => (zone.waiting = noWaiting())),
    replays: replays.all,
  };
}

interface ServedZone {
  readonly done: Served;
  readonly count: number;
}

/** What brokers sustain and bytes cost, by the capacity model. */
function rated(deployment: Deployment) {
  const site = siteOfDeployment(deployment);
  const bandwidth = baselineBytesPerSecond(site.node);
  const known = new Map<number, ByteCosts>();
  return {
    zoneRouter: site.zoneRouter,
    broker: { in: bandwidth, out: bandwidth, cpu: site.node.podCpuMillis / 1000 },
    partitions: site.groups.reduce((total, group) => total + group.partitions, 0),
    costsIn: (zones: number): ByteCosts => {
      const costs = known.get(zones) ?? byteCosts(site, zones);
      known.set(zones, costs);
      return costs;
    },
  };
}

/** What waits for a zone without brokers goes to those that have some, as its clients do. */
function passOn(zones: readonly ZoneAtWork[], loaded: readonly number[]): void {
  const serving = zones.filter((_, index) => Number(loaded[index]) > 0);
  if (serving.length === 0 || serving.length === zones.length) return;
  for (const [index, zone] of zones.entries()) {
    const { waiting } = zone;
    if (Number(loaded[index]) > 0 || waiting.written + waiting.liveRead + waiting.storeRead === 0) continue;
    for (const name of ['written', 'liveRead', 'storeRead'] as const)
      for (const other of serving) other.waiting[name] += waiting[name] / serving.length;
    zone.waiting = noWaiting();
  }
}

/** Seconds that what waits is worth; of nothing that comes there is none. */
function lagOf(wants: LiveWants, waiting: Waiting): number {
  const behind = (bytes: number, rate: number) => (bytes > 0 && rate > 0 ? bytes / rate : 0);
  return larger(behind(waiting.written, wants.written), behind(waiting.liveRead, wants.liveRead));
}

const seenZone = (
  zone: ZoneAtWork['brokers'],
  now: number,
  rest: Pick<SeenZone, 'used' | 'pendingBytes'>,
): SeenZone => ({
  id: zone.id,
  current: zone.brokers.length,
  pods: zone.brokers.length + stoppingIn(zone, now),
  ready: readyIn(zone, now),
  used: rest.used,
  pendingBytes: rest.pendingBytes,
  isMoving: isMoving(zone, now),
});

function zonePoint(
  zone: ZoneAtWork['brokers'],
  now: number,
  { done, count, broker }: ServedZone & { readonly broker: Resources },
): ZonePoint {
  const { used, asked } = done;
  return {
    wanted: zone.brokers.length,
    ready: readyIn(zone, now),
    loaded: count,
    pods: podsIn(zone),
    networkPercent: percentOf(larger(used.in / broker.in, used.out / broker.out), count),
    cpuPercent: percentOf(used.cpu / broker.cpu, count),
    livePercent: percentOf(larger(larger(asked.in / broker.in, asked.out / broker.out), asked.cpu / broker.cpu), count),
    lost: zone.lost,
  };
}

const percentOf = (brokersWorth: number, count: number) => (count === 0 ? 0 : (brokersWorth * 100) / count);

const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

const larger = (left: number, right: number) => (left > right ? left : right);
