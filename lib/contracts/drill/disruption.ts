import { failureTimings } from '../../facts/failure-timings';
import { counted, shortened } from '../../model/wording';
import type { ContractSet } from '../model/contract-set';

/** A partition as the brokers tell it. */
export interface LivePartition {
  readonly topic: string;
  readonly partition: number;
  /** Id of the broker; below 0 where there is none. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
}

/** A cluster before one of its brokers is stopped. */
export interface BeforeDisruption {
  readonly throwaway: string;
  readonly partitions: readonly LivePartition[];
  readonly brokers: readonly { readonly id: number; readonly host: string; readonly rack?: string }[];
  /** AutoMQ keeps one replica, and any broker can open it. */
  readonly isAutomq: boolean;
}

/** What the loss of one broker does. */
export interface Disruption {
  readonly broker: BeforeDisruption['brokers'][number];
  /** Partitions of the throwaway topic that it leads. */
  readonly led: readonly number[];
  /** Whether no other broker has one of them, so that none can lead it. */
  readonly isAlone: boolean;
  /** Topics of others with partitions that it leads. */
  readonly others: readonly { readonly topic: string; readonly partitions: number; readonly owner?: string }[];
  /** Partitions of others that no other broker has. */
  readonly withoutReplica: number;
  /** What is not as it should be before anything is stopped. */
  readonly obstacles: readonly string[];
}

/** Names the broker that leads most partitions of the throwaway topic, and what else depends on it. */
export function disruptionOf(
  { throwaway, partitions, brokers, isAutomq }: BeforeDisruption,
  { topics }: Pick<ContractSet, 'topics'>,
): Disruption | undefined {
  const led = (id: number) => partitions.filter(({ topic, leader }) => topic === throwaway && leader === id);
  const [broker] = [...brokers].sort((one, other) => led(other.id).length - led(one.id).length || one.id - other.id);
  if (broker === undefined) return undefined;
  const others = partitions.filter(({ topic, leader }) => topic !== throwaway && leader === broker.id);
  const names = [...new Set(others.map(({ topic }) => topic))].sort();
  return {
    broker,
    led: led(broker.id).map(({ partition }) => partition),
    isAlone: !isAutomq && led(broker.id).some(({ replicas }) => replicas.length < 2),
    others: names.map((name) => ({
      topic: name,
      partitions: others.filter(({ topic }) => topic === name).length,
      owner: topics.find((topic) => topic.name === name)?.fields['x-owner'],
    })),
    withoutReplica: isAutomq ? 0 : others.filter(({ replicas }) => replicas.length < 2).length,
    obstacles: obstaclesTo(partitions, { isAutomq, count: brokers.length }),
  };
}

function obstaclesTo(
  partitions: readonly LivePartition[],
  { isAutomq, count }: { readonly isAutomq: boolean; readonly count: number },
): readonly string[] {
  const leaderless = partitions.filter(({ leader }) => leader < 0).length;
  const behind = isAutomq ? 0 : partitions.filter(({ replicas, inSync }) => inSync.length < replicas.length).length;
  return [
    ...(count < 2 ? ['There is one broker alone.'] : []),
    ...(leaderless === 0 ? [] : [`${counted(leaderless, 'partition')} without a leader.`]),
    ...(behind === 0 ? [] : [`${counted(behind, 'partition')} with replicas that are not in sync.`]),
  ];
}

/** Topics that are named one by one. */
const most = 20;

/** What is told before anybody is asked. */
export function disruptionLines(
  { broker, led, others, withoutReplica }: Disruption,
  isAutomq: boolean,
): readonly string[] {
  const all = others.reduce((sum, { partitions }) => sum + partitions, 0);
  const names = others.map(
    ({ topic, partitions, owner }) => `${topic} (${partitions}, ${owner === undefined ? 'in no contract' : owner})`,
  );
  return [
    `Broker ${broker.id} (${broker.host}${broker.rack === undefined ? '' : `, ${broker.rack}`}) is stopped. It leads`,
    `  ${counted(led.length, 'partition')} of the throwaway topic: ${led.join(', ')}`,
    `  ${counted(all, 'partition')} of others${all === 0 ? '' : `: ${shortened(names, most)}`}`,
    ...(withoutReplica === 0
      ? []
      : [`  ${counted(withoutReplica, 'partition')} of others that no other broker has: away until it is back.`]),
    expectedPause(isAutomq),
  ];
}

function expectedPause(isAutomq: boolean): string {
  const { session, youngBroker, controlledShutdown } = failureTimings;
  return isAutomq
    ? `Clients of these partitions wait about ${session.value} s until it is fenced and some seconds more until its log is recovered; where it started less than ${youngBroker.value} s ago, until that is over; where it stops in order, about a second, and up to ${controlledShutdown.value} s where it does not get to the end.`
    : `Clients of these partitions wait up to ${session.value} s until it is fenced (\`broker.session.timeout.ms\`), or about a second where it stops in order. Producers with acks=all wait as long where it is a replica, until it counts as out of sync.`;
}
