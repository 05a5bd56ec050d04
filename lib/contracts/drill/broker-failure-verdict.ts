import { failureTimings } from '../../facts/failure-timings';
import { counted } from '../../model/wording';
import type { TopicContract } from '../model/topic-contract';
import type { DrillCheck, DrillOutcome } from './drill-report';

/** What a producer waits for; the weakest of the contract’s senders. */
export type Acks = 'all' | '1' | '0';

export interface BrokerFailureObservations {
  readonly broker: number;
  readonly acks: Acks;
  /** Records that the producer took for written. */
  readonly acknowledged: number;
  /** Of them, how many could not be read afterwards; the partitions that nobody could read included. */
  readonly lost: number;
  /** Records that are there more than once. */
  readonly duplicated: number;
  /** Attempts that ended in an error. */
  readonly producerErrors: number;
  /** From the stop until every partition had another leader, seconds; undefined where that did not come. */
  readonly electionSeconds?: number;
  /** Longest time between two acknowledged records of a partition that the broker led, seconds. */
  readonly longestPauseSeconds: number;
  /** The same of the other partitions. */
  readonly longestPauseOfOthersSeconds: number;
  /** Partitions that the broker led. */
  readonly partitionsLed: number;
  /** Partitions that could not be read afterwards. */
  readonly unreadable: number;
  readonly waitedSeconds: number;
}

/** The weakest of what the contract’s senders wait for. */
export function weakestAcks({ accesses }: Pick<TopicContract, 'accesses'>): Acks {
  const given = accesses.filter(({ action }) => action === 'send').map(({ fields }) => fields['x-acks']);
  return (['0', '1', 'all'] as const).find((acks) => given.includes(acks)) ?? 'all';
}

/** Whether what was acknowledged outlived its leader. */
export function brokerFailureVerdict(topic: TopicContract, seen: BrokerFailureObservations): DrillOutcome {
  return {
    checks: [elected(topic, seen), kept(topic, seen), waited(seen)],
    figures: {
      acknowledgedRecords: seen.acknowledged,
      lostRecords: seen.lost,
      duplicatedRecords: seen.duplicated,
      producerErrors: seen.producerErrors,
      ...(seen.electionSeconds === undefined ? {} : { electionSeconds: seen.electionSeconds }),
      longestPauseSeconds: seen.longestPauseSeconds,
      longestPauseOfOthersSeconds: seen.longestPauseOfOthersSeconds,
      partitionsLed: seen.partitionsLed,
    },
    notes: [
      `Broker ${seen.broker} was stopped and is not started again by the kit.`,
      ...(seen.duplicated === 0
        ? []
        : [
            'The producer of the drill tries again by itself, so records may come twice; an idempotent producer writes them once.',
          ]),
    ],
  };
}

const elected = (topic: TopicContract, seen: BrokerFailureObservations): DrillCheck => ({
  id: 'elected',
  passed: seen.electionSeconds !== undefined,
  guarantee: 'Every partition of the lost broker gets another leader.',
  found:
    seen.electionSeconds === undefined
      ? `Not all of ${counted(seen.partitionsLed, 'partition')} had one after ${Math.round(seen.waitedSeconds)} s.`
      : `${counted(seen.partitionsLed, 'partition')} after ${seen.electionSeconds.toFixed(1)} s.`,
  why: 'Without a leader nobody writes or reads, until that very broker is back.',
  change:
    topic.replicas === 1
      ? 'Write `replicas: 3`, with `min.insync.replicas: 2`.'
      : 'Nothing in the contract, where `replicas` is above 1: look at the other brokers.',
});

const kept = (
  topic: TopicContract,
  { acknowledged, lost, unreadable, acks }: BrokerFailureObservations,
): DrillCheck => ({
  id: 'acknowledged-kept',
  passed: acknowledged > 0 && lost === 0,
  guarantee: 'Every record that was acknowledged can be read after the loss.',
  found: `${acknowledged - lost} of ${counted(acknowledged, 'acknowledged record')} with acks=${acks}; ${lost} are lost${unreadable === 0 ? '' : `, of ${counted(unreadable, 'partition')} that nobody can read`}.`,
  why: 'A producer that was told “written” never sends the record again: nobody notices that it is missing.',
  change: acks === 'all' ? replicasFix(topic) : `Write \`x-acks: all\` in place of \`${acks}\` for every sender.`,
});

const replicasFix = ({ replicas, config }: TopicContract) =>
  replicas === 1 || config['min.insync.replicas'] === '1'
    ? 'Write `replicas: 3` with `min.insync.replicas: 2`, so that two brokers have what is acknowledged.'
    : 'Leave `unclean.leader.election.enable` false, and look at the brokers’ logs.';

function waited({ longestPauseSeconds, producerErrors }: BrokerFailureObservations): DrillCheck {
  const { delivery } = failureTimings;
  return {
    id: 'producers-outlast-it',
    passed: longestPauseSeconds < delivery.value,
    guarantee: `Producers go on before they give up, which they do after ${delivery.value} s (\`delivery.timeout.ms\`).`,
    found: `The longest pause was ${longestPauseSeconds.toFixed(1)} s, with ${counted(producerErrors, 'error')} on the way.`,
    why: 'What a producer gives up is lost, unless the application keeps it.',
    change:
      'Nothing in the contract: give producers the settings that `automq-kit client` prints, and look at why the election took so long.',
  };
}
