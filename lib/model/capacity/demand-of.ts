import type { Envelope, RaisedRate } from '../workload-group';
import { envelopes } from '../workload-group';
import type { Demand } from './capacity';
import type { GroupTraffic } from './group-traffic';

/** Which rates are on. */
export interface Circumstances {
  /** The highest envelope that groups may be in. */
  readonly envelope: Envelope;
  /** Names of the calendars that are on. */
  readonly on: ReadonlySet<string>;
  /**
   * Whether raised rates and replays that no calendar announces are on. Without them the largest of those replays is,
   * since somebody replays on ordinary days too.
   */
  readonly unannounced: boolean;
}

/** `max.partition.fetch.bytes` of Kafka’s consumers: what a request for history brings of a partition. */
export const historyFetchBytes = 1_048_576;

/** What all groups together ask for at one moment. */
export function demandOf(groups: readonly GroupTraffic[], circumstances: Circumstances): Demand {
  const sum = { write: 0, live: 0, liveWritten: 0, store: 0, requests: 0, partitions: 0, connections: 0 };
  const raisedGroups: string[] = [];
  for (const group of groups) {
    const rate = envelopeRate(group, circumstances);
    if (rate > group.write.normalBytesPerSecond) raisedGroups.push(group.name);
    const written = rate + repairsRate(group, circumstances);
    const live = written * group.liveFanOut;
    sum.write += written;
    sum.live += live;
    if (live > 0) sum.liveWritten += written;
    sum.store += written * group.storeFanOut;
    sum.requests += (written + live) / group.batchBytes;
    sum.partitions += group.partitions;
    sum.connections += group.clients.reduce((all, { clients }) => all + clients, 0);
  }
  const catchUp = sum.store + replayRate(groups, circumstances);
  return {
    writeBytesPerSecond: sum.write,
    liveReadBytesPerSecond: sum.live,
    catchUpReadBytesPerSecond: catchUp,
    liveWrittenBytesPerSecond: sum.liveWritten,
    partitions: sum.partitions,
    connections: sum.connections,
    requestsPerSecond: sum.requests + catchUp / historyFetchBytes,
    raisedGroups,
  };
}

/** The highest rate of a group among the envelopes that are on. */
function envelopeRate({ write }: GroupTraffic, circumstances: Circumstances): number {
  const level = envelopes.indexOf(circumstances.envelope);
  const raised = [write.promotional, write.exceptional].slice(0, level);
  const rates = raised.map((rate) => (rate && isOn(rate, circumstances) ? rate.bytesPerSecond : 0));
  return Math.max(write.normalBytesPerSecond, ...rates);
}

/** Repairs that no calendar announces come at any time. */
const repairsRate = ({ write: { repairs } }: GroupTraffic, circumstances: Circumstances): number =>
  repairs && isOn(repairs, { ...circumstances, unannounced: true }) ? repairs.bytesPerSecond : 0;

function replayRate(groups: readonly GroupTraffic[], circumstances: Circumstances): number {
  const replays = groups.flatMap((group) => group.replays);
  const announced = replays.filter(({ when }) => when.kind === 'calendar' && isOn({ when }, circumstances));
  const others = replays.filter(({ when }) => isOn({ when }, { ...circumstances, on: nothing, unannounced: true }));
  const rates = others.map(({ bytesPerSecond }) => bytesPerSecond);
  return sumOf(announced) + (circumstances.unannounced ? sumOf(others) : Math.max(0, ...rates));
}

const nothing: ReadonlySet<string> = new Set();

const sumOf = (rates: readonly RaisedRate[]) => rates.reduce((sum, { bytesPerSecond }) => sum + bytesPerSecond, 0);

/** Whether a rate is on. One without a calendar is on for some hours of a month; with none it never is. */
const isOn = ({ when }: Pick<RaisedRate, 'when'>, { on, unannounced }: Pick<Circumstances, 'on' | 'unannounced'>) =>
  when.kind === 'calendar' ? on.has(when.calendar) : unannounced && when.hoursPerMonth > 0;
