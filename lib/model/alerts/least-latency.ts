import type { Deployment } from '../deployment';

/** One batch of the S3 WAL and its upload take so long at worst; a shorter limit fires in health. */
const leastWithS3Seconds = 1;

/** How long a produce may take: what the most pressing workload group needs, as far as the WAL can keep it. */
export function leastLatencySeconds({ wal, kafka, workloads }: Pick<Deployment, 'wal' | 'kafka' | 'workloads'>): {
  readonly seconds: number;
  readonly reason: string;
} {
  const possible = wal.kind === 's3' ? leastWithS3Seconds * (kafka.zoneRouter ? 2 : 1) : 0.25;
  const asked = Math.min(...workloads.map(({ latency }) => latency.produceP99Ms / 1000));
  const because =
    wal.kind === 's3'
      ? `A batch waits up to ${wal.batchIntervalMs} ms and for its upload${kafka.zoneRouter ? ', and with the zone router for one more object before that' : ''}`
      : 'A write to the WAL’s volume takes milliseconds';
  if (Number.isFinite(asked) && asked > possible)
    return { seconds: asked, reason: `${because}; the most pressing workload group wants ${asked} s.` };
  const short =
    Number.isFinite(asked) && asked < possible ? ` The ${asked} s that a workload group wants are less than that.` : '';
  return { seconds: possible, reason: `${because}; healthy writes stay below ${possible} s.${short}` };
}
