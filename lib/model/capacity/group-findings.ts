import type { Deployment } from '../deployment';
import type { WorkloadGroup } from '../workload-group';
import type { Capacity, CapacityFinding } from './capacity';
import { produceFloorMs } from './produce-floor';

type Found = Pick<Capacity, 'partitions' | 'catchUp'>;

/** What of single groups somebody should look at. */
export const perGroupFindings = (
  deployment: Deployment,
  { partitions, catchUp }: Found,
): readonly CapacityFinding[] => [
  ...partitions.flatMap(partitionFindings),
  ...deployment.workloads.flatMap((group) => [...tooFast(group, deployment), ...beyondRetention(group)]),
  ...catchUp.filter(({ hours }) => hours === undefined).map(neverLevel),
];

function partitionFindings({
  group,
  required,
  count,
  hotKey,
  basis,
}: Capacity['partitions'][number]): readonly CapacityFinding[] {
  const hot: CapacityFinding = {
    id: 'hot-key',
    severity: 'error',
    message: `The hottest key of ${group} has more than one partition carries, so no number of partitions is enough.`,
    fix: 'Split the key, for instance by a suffix that consumers add up, or take that part of the traffic elsewhere.',
  };
  const few: CapacityFinding = {
    id: 'partitions-too-few',
    severity: 'warning',
    message: `${group} has ${count === undefined ? 'no' : count} partitions and needs ${required} (${basis}).`,
    fix: `Add partitions up to ${required} where the order of keys allows it, or write in \`partitions\` what one of them was measured to carry.`,
  };
  return [...(hotKey ? [hot] : []), ...(count !== undefined && count < required ? [few] : [])];
}

function tooFast({ name, latency }: WorkloadGroup, deployment: Deployment): readonly CapacityFinding[] {
  const floor = produceFloorMs(deployment);
  if (latency.produceP99Ms >= floor) return [];
  return [
    {
      id: 'latency-below-wal',
      severity: 'warning',
      message: `${name} wants a produce within ${latency.produceP99Ms} ms, and this WAL takes up to ${floor} ms: a batch is waited for and uploaded${deployment.kafka.zoneRouter ? ', and once before that by the zone router' : ''}.`,
      fix: 'Lower `storage.wal.batchIntervalMs`, which costs requests; do without the zone router; or use a WAL on a volume with a commercial build.',
    },
  ];
}

const beyondRetention = ({ name, reads, retainedHours }: WorkloadGroup): readonly CapacityFinding[] =>
  reads.flatMap(({ name: reader, replay }) =>
    replay === undefined || replay.windowHours <= retainedHours
      ? []
      : [
          {
            id: 'replay-beyond-retention',
            severity: 'warning',
            message: `${reader} of ${name} replays ${replay.windowHours} hours, and records are kept for ${retainedHours}.`,
            fix: `Keep them for ${replay.windowHours} hours (\`retentionHours.replay\`), or replay less.`,
          },
        ],
  );

const neverLevel = ({ group, reader, outageHours, basis }: Capacity['catchUp'][number]): CapacityFinding => ({
  id: 'catch-up-never',
  severity: 'error',
  message: `After an outage of ${outageHours} h ${reader} of ${group} never gets level again: ${basis}.`,
  fix: 'Add brokers, or partitions and faster consumers, until it reads faster than is written.',
});
