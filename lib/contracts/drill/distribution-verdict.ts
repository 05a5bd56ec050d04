import { mib } from '../../model/capacity/mib';
import { counted } from '../../model/wording';
import type { TopicContract } from '../model/topic-contract';
import type { DrillCheck, DrillOutcome } from './drill-report';

export interface DistributionObservations {
  /** Records by partition. */
  readonly records: readonly number[];
  /** Records that a consumer was behind, by partition, when the last one was written. */
  readonly lag: readonly number[];
  /** Records that the hottest key has. */
  readonly hottestKeyRecords: number;
  /** Records that a consumer read until the end. */
  readonly read: number;
  /** Bytes each second that one partition carries. */
  readonly partitionBytesPerSecond: number;
  /** Whether keys are those of a sample, and not made up from the contract. */
  readonly sampled: boolean;
}

/** How much more than by the contract’s own figure the hottest partition may have. */
const tolerance = 1.5;

/** Share of all records from which one partition is what limits the topic. */
const mostShare = 0.5;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Whether keys spread so that no partition gets more than it carries. */
export function distributionVerdict(topic: TopicContract, seen: DistributionObservations): DrillOutcome {
  const { records, lag } = seen;
  const all = records.reduce((sum, each) => sum + each, 0);
  const hottest = Math.max(...records);
  const share = all === 0 ? 0 : hottest / all;
  const hottestKeyShare = all === 0 ? 0 : seen.hottestKeyRecords / all;
  const { exceptional } = topic.bytesPerSecond;
  return {
    checks: [
      spread(share, records.length),
      declared(topic, { share, hottestKeyShare, partitions: records.length }),
      carried(share, exceptional, seen.partitionBytesPerSecond),
      caughtUp(seen, all),
    ],
    figures: {
      records: all,
      partitions: records.length,
      hottestPartition: records.indexOf(hottest),
      hottestPartitionRecords: hottest,
      hottestPartitionPercent: share * 100,
      meanRecordsOfAPartition: all / records.length,
      hottestOverMean: all === 0 ? 0 : hottest / (all / records.length),
      partitionsWithoutRecords: records.filter((each) => each === 0).length,
      hottestKeyPercent: hottestKeyShare * 100,
      largestLag: Math.max(...lag),
      ...Object.fromEntries(records.map((each, partition) => [`recordsOfPartition${partition}`, each])),
      ...Object.fromEntries(lag.map((each, partition) => [`lagOfPartition${partition}`, each])),
    },
    notes: seen.sampled
      ? []
      : [
          'Keys are made up from the contract: those beside the hottest are written equally often. `--keys` takes a sample.',
        ],
  };
}

/** Half of all records, or, of few partitions, as much more than their share as is tolerated. */
function spread(share: number, partitions: number): DrillCheck {
  const limit = partitions === 1 ? 1 : Math.max(mostShare, tolerance / partitions);
  return {
    id: 'spread',
    passed: share <= limit,
    guarantee: `No partition has more than ${percent(limit)} of the records.`,
    found: `The hottest has ${percent(share)}, of ${counted(partitions, 'partition')}.`,
    why: 'Where one partition has most of the records, neither partitions nor consumers that are added help.',
    change: 'Key by something that has more values, or divide the hottest one: `x-key.fields`.',
  };
}

interface Skew {
  readonly share: number;
  readonly hottestKeyShare: number;
  readonly partitions: number;
}

/** The hottest key’s share and, of the rest, the share of a partition. */
function declared({ fields }: TopicContract, { share, hottestKeyShare, partitions }: Skew): DrillCheck {
  const hottest = (fields['x-key']?.hottestPercent ?? 0) / 100;
  const expected = hottest + (1 - hottest) / partitions;
  const limit = Math.min(1, expected * tolerance);
  return {
    id: 'declared-skew',
    passed: share <= limit && hottestKeyShare <= Math.max(hottest * tolerance, 1 / partitions),
    guarantee: `The hottest partition has at most ${tolerance} times what the contract’s hottest key (${percent(hottest)}) leads to: ${percent(limit)}.`,
    found: `The hottest partition has ${percent(share)}, the hottest key ${percent(hottestKeyShare)}.`,
    why: 'Partitions and consumers are planned by that figure; a key that is hotter fills one of them first.',
    change: 'Correct `x-key.hottestPercent` and see what the review says of it, or choose other `x-key.fields`.',
  };
}

function carried(share: number, bytesPerSecond: number, carriesBytes: number): DrillCheck {
  const [asked, carries] = [(share * bytesPerSecond) / mib, carriesBytes / mib];
  return {
    id: 'carried',
    passed: asked <= carries,
    guarantee: `The hottest partition carries its share of the highest rate: ${Number(carries.toFixed(2))} MiB/s.`,
    found: `It would get ${asked.toFixed(2)} MiB/s of ${(bytesPerSecond / mib).toFixed(2)} MiB/s.`,
    why: 'Its producers wait and its consumers stay behind, while the other partitions have nothing to do.',
    change: 'Take more partitions where many keys share the hottest, else divide the key that is hot: `x-key.fields`.',
  };
}

const caughtUp = ({ read, lag }: DistributionObservations, all: number): DrillCheck => ({
  id: 'caught-up',
  passed: read === all,
  guarantee: 'A consumer gets level with every partition.',
  found: `${read} of ${counted(all, 'record')} were read; at the end of writing, the slowest partition was ${Math.max(...lag)} behind.`,
  why: 'A partition that nobody gets level with loses records when their time is over.',
  change: 'Look at the hottest partition first: `x-key.fields`, `partitions`.',
});
