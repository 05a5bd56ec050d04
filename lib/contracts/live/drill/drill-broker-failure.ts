import type { BrokerFailureObservations } from '../../drill/broker-failure-verdict';
import { brokerFailureVerdict, weakestAcks } from '../../drill/broker-failure-verdict';
import type { Disruption } from '../../drill/disruption';
import type { DrillOutcome } from '../../drill/drill-report';
import { failureTimings } from '../../../facts/failure-timings';
import { AcknowledgedWrites } from './acknowledged-writes';
import type { DrillRun } from './drill-run';
import { until } from './drill-run';
import { partitionLeaders } from './partition-leaders';
import { readPartitions, wholeRange } from './read-partitions';

export interface BrokerFailureExtras {
  /** Looks at what the loss does, and asks whether it may be; throws where it may not. */
  readonly agree: (leaders: Awaited<ReturnType<typeof partitionLeaders>>) => Promise<Disruption>;
  /** Stops the broker, and comes back when it was told to stop. */
  readonly stop: (disruption: Disruption) => Promise<void>;
}

/** Longest wait for another leader, seconds: what a producer waits, and what a young broker’s log does. */
const electionSeconds = failureTimings.delivery.value + failureTimings.youngBroker.value;

/** The same where no other broker has the records, seconds: what fences the lost one, and some time more. */
const loneSeconds = failureTimings.session.value * 3;

/** Writing before the stop and after the election, milliseconds. */
const aroundMs = 5000;

/** Writes to every partition, has the leader of several of them stopped, and looks for what was acknowledged. */
export async function drillBrokerFailure(run: DrillRun, { agree, stop }: BrokerFailureExtras): Promise<DrillOutcome> {
  const { cluster, clock, plan, topic, progress } = run;
  const disruption = await agree(await partitionLeaders(cluster, null));
  const acks = weakestAcks(topic);
  const writes = new AcknowledgedWrites(run, { acks, led: disruption.led });
  progress(`writing to ${plan.partitions} partitions with acks=${acks}`);
  writes.start();
  let elected: number | undefined;
  const stopped = { at: 0 };
  try {
    await clock.sleep(aroundMs);
    writes.begin();
    stopped.at = clock.now();
    progress(`stopping broker ${disruption.broker.id}`);
    await stop(disruption);
    const isElected = async () => {
      const partitions = (await partitionLeaders(cluster, [plan.name])).get(plan.name)?.partitions ?? [];
      const others = disruption.led.map((partition) => partitions[partition]?.leader);
      return others.every((leader) => leader !== undefined && leader >= 0 && leader !== disruption.broker.id);
    };
    const limitMs = (disruption.isAlone ? loneSeconds : electionSeconds) * 1000;
    if (await until(run, { what: 'other leaders', limitMs, everyMs: 200 }, isElected)) {
      elected = clock.now();
      writes.elected();
      await until(run, { what: 'records to be acknowledged again', limitMs: aroundMs * 12 }, () =>
        writes.isGoingOn(elected ?? 0),
      );
      await clock.sleep(aroundMs);
    }
  } finally {
    await writes.stop();
  }
  progress('reading what was acknowledged');
  const found = await readBack(run, writes);
  return brokerFailureVerdict(topic, {
    broker: disruption.broker.id,
    acks,
    acknowledged: writes.acknowledged.length,
    ...found,
    producerErrors: writes.errors,
    ...(elected === undefined ? {} : { electionSeconds: (elected - Math.max(stopped.at, writes.pauseBegan)) / 1000 }),
    longestPauseSeconds: writes.longestPauseMs(true) / 1000,
    longestPauseOfOthersSeconds: writes.longestPauseMs(false) / 1000,
    partitionsLed: disruption.led.length,
    waitedSeconds: (clock.now() - stopped.at) / 1000,
  });
}

type Found = Pick<BrokerFailureObservations, 'lost' | 'duplicated' | 'unreadable'>;

/** Of partitions that nobody leads, everything is lost until that very broker is back. */
async function readBack(run: DrillRun, { acknowledged }: AcknowledgedWrites): Promise<Found> {
  const leaders = (await partitionLeaders(run.cluster, [run.plan.name])).get(run.plan.name)?.partitions ?? [];
  const records = await readPartitions(run, await wholeRange(run));
  const times = new Map<number, number>();
  for (const { update } of records) times.set(update, (times.get(update) ?? 0) + 1);
  return {
    lost: acknowledged.filter((serial) => !times.has(serial)).length,
    duplicated: [...times.values()].filter((count) => count > 1).length,
    unreadable: leaders.filter(({ leader }) => leader < 0).length,
  };
}
