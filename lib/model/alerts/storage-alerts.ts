import { keptObjectHours } from '../backup';
import type { Deployment } from '../deployment';
import { dataVolume, walVolume } from '../names';
import type { AlertDefinition } from './alert-definition';
import { deltaCacheBytes } from './delta-cache';
import { ours, podsOf } from './selectors';

const byPod = 'by (namespace, pod, zone)';
const latency = 'kafka_stream_operation_latency';

const brokersOf = (deployment: Deployment) => podsOf(deployment, 'broker');

/** PendingRequestTracker of AutoMQ 1.7.3 is silent about younger ones; a call’s time-out and `request.timeout.ms` are as long. */
const leastPendingSeconds = 30;

/** Fewer in five minutes are an accident, however few requests of their kind there are. */
const leastFailures = 5;

/** Minutes in which some object was deleted if any could be: all wait for one to two retentions (S3ObjectControlManager). */
const deletionMinutes = ({ backup }: Deployment) => 60 + (backup === undefined ? 0 : 2 * 60 * keptObjectHours(backup));

const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** Requests to the object store, each of which ends with `success` or `failed`. */
const requests = (deployment: Deployment, part: 'count' | 'sum_nanoseconds', more: string) =>
  `rate(${latency}_${part}{${ours(deployment)},operation_type="S3Request"${more}}[5m])`;

/** The write-ahead log, the caches and the object store. */
export const storageAlerts = {
  WritesStuck: {
    symptom: 'Writes on a broker stand still.',
    severity: 'critical',
    unit: 'seconds',
    of: 'for which the oldest write waits for the WAL',
    range: [leastPendingSeconds, 3600],
    forMinutes: 1,
    forReason: 'A store that has stalled once goes on by itself.',
    runbook: 'The object store refuses or is away',
    exporters: ['automq'],
    description: 'On {{ $labels.pod }} in {{ $labels.zone }} a write has waited for {{ $value | humanizeDuration }}.',
    cases: (deployment) => [
      {
        threshold: leastPendingSeconds,
        reason: `Brokers say nothing of a write that waits for less. Within ${leastPendingSeconds} s a call to the object store has been tried several times and given up, and so has the producer’s request.`,
        expression: (threshold) =>
          `max ${byPod} (kafka_stream_pending_stream_append_latency_nanoseconds{${brokersOf(deployment)}}) / 1e9 > ${threshold}`,
      },
    ],
  },
  WalAppendSlow: {
    symptom: 'Every write takes long, since the write-ahead log does.',
    severity: 'warning',
    unit: 'seconds',
    of: 'until a batch is in the WAL, 99th percentile of a broker',
    range: [0.001, 600],
    forMinutes: 10,
    forReason: 'Single slow requests of an object store are normal.',
    runbook: 'Writes are slow',
    exporters: ['automq'],
    description:
      'On {{ $labels.pod }} in {{ $labels.zone }} the WAL takes {{ $value | humanizeDuration }} for a batch.',
    cases: (deployment) => [
      {
        threshold: deployment.wal.kind === 's3' ? 1 : 0.25,
        reason:
          deployment.wal.kind === 's3'
            ? `A batch waits up to ${deployment.wal.batchIntervalMs} ms and for one upload, which takes tens of milliseconds and rarely some hundreds.`
            : 'A write to the WAL’s volume takes milliseconds.',
        expression: (threshold) =>
          `max ${byPod} (${latency}_99p_nanoseconds{${brokersOf(deployment)},operation_type="S3Storage",operation_name="append"}) / 1e9 > ${threshold}`,
      },
    ],
  },
  WalUploadSlow: {
    symptom:
      'Acknowledged records get into the object store slowly; a restart then takes long, and the cache fills up.',
    severity: 'warning',
    unit: 'seconds',
    of: 'until a part of the WAL cache is uploaded and committed, 99th percentile of a broker',
    range: [1, 3600],
    forMinutes: 15,
    forReason: 'Uploads come once a minute, so these are at least ten of them.',
    runbook: 'Writes are slow',
    exporters: ['automq'],
    description: 'On {{ $labels.pod }} in {{ $labels.zone }} an upload takes {{ $value | humanizeDuration }}.',
    cases: (deployment) => [
      {
        threshold: 60,
        reason:
          'Each minute an upload begins (`s3.wal.upload.interval.ms`); a longer one is not done when the next begins.',
        expression: (threshold) =>
          `max ${byPod} (${latency}_99p_nanoseconds{${brokersOf(deployment)},operation_name="upload_wal",stage="complete"}) / 1e9 > ${threshold}`,
      },
    ],
  },
  WalBacklog: {
    symptom: 'Writes are about to stand still: what is acknowledged and not uploaded fills the cache of a broker.',
    severity: 'critical',
    unit: 'share',
    of: 'the WAL cache that waits for its upload',
    range: [0.05, 1],
    forMinutes: 5,
    forReason: 'A burst is uploaded in minutes.',
    runbook: 'The object store refuses or is away',
    exporters: ['automq'],
    description:
      'On {{ $labels.pod }} in {{ $labels.zone }} {{ $value | humanizePercentage }} of the WAL cache wait for their upload.',
    cases: (deployment) =>
      deployment.brokers.slice(0, 1).map((pool) => {
        const bytes = deltaCacheBytes(deployment, pool);
        return {
          threshold: 0.6,
          reason: `The cache is ${gibibytes(bytes)}, and a part of it is uploaded when it is a third or less; two parts that wait leave room for one.`,
          expression: (threshold) =>
            `max ${byPod} (kafka_stream_wal_pending_upload_bytes{${brokersOf(deployment)}}) / ${bytes} > ${threshold}`,
        };
      }),
  },
  CachePressure: {
    symptom: 'Producers wait, because the WAL cache of a broker is full.',
    severity: 'critical',
    unit: 'count',
    of: 'writes in 5 minutes that found the cache full',
    range: [0, 1_000_000],
    forMinutes: 5,
    forReason: 'A single burst passes when an upload ends.',
    runbook: 'Writes are slow',
    exporters: ['automq'],
    description:
      'On {{ $labels.pod }} in {{ $labels.zone }} {{ $value | humanize }} writes found the cache full in 5 minutes.',
    cases: (deployment) =>
      deployment.brokers.slice(0, 1).map((pool) => ({
        threshold: 0,
        reason: `The cache of ${gibibytes(deltaCacheBytes(deployment, pool))} never fills while uploads keep up.`,
        expression: (threshold) =>
          `sum ${byPod} (increase(${latency}_count{${brokersOf(deployment)},operation_name="append_log_cache_full"}[5m])) > ${threshold}`,
      })),
  },
  ObjectStoreErrors: {
    symptom: 'The object store refuses requests; writes wait, and brokers may not start.',
    severity: 'critical',
    unit: 'share',
    of: 'requests of a kind to the object store that fail',
    range: [0, 1],
    forMinutes: 5,
    forReason: 'Brokers try again by themselves, and single errors are part of an object store.',
    runbook: 'The object store refuses or is away',
    exporters: ['automq'],
    description: '{{ $value | humanizePercentage }} of the {{ $labels.operation_name }} requests fail.',
    cases: (deployment) => [
      {
        threshold: 0.05,
        reason: `An object store in health fails less than one request in a thousand; a right that is missing fails all of a kind. More than ${leastFailures} failures in five minutes, since some kinds are rare.`,
        expression: (threshold) => {
          const all = `sum by (namespace, operation_name) (${requests(deployment, 'count', '')})`;
          const failed = `sum by (namespace, operation_name) (${requests(deployment, 'count', ',status="failed"')})`;
          return `${failed} / ${all} > ${threshold} and ${failed} * 300 > ${leastFailures}`;
        },
      },
    ],
  },
  ObjectStoreSlow: {
    symptom: 'Writes take long, because the object store is slow or throttles.',
    severity: 'warning',
    unit: 'seconds',
    of: 'that an upload to the object store takes, mean of 5 minutes',
    range: [0.01, 60],
    forMinutes: 10,
    forReason:
      'An object store that gets more requests than before throttles for minutes until it has split its partitions.',
    runbook: 'The object store refuses or is away',
    exporters: ['automq'],
    description: 'Requests of {{ $labels.operation_name }} take {{ $value | humanizeDuration }}.',
    cases: (deployment) => [
      {
        threshold: 1,
        reason:
          'Parts of 16 MiB at most take tens to hundreds of milliseconds; a mean of a second comes of throttling or of a full network.',
        expression: (threshold) => {
          const uploads = ',operation_name=~"put_object|upload_part",status="success"';
          const by = 'sum by (namespace, operation_name)';
          return `${by} (${requests(deployment, 'sum_nanoseconds', uploads)}) / ${by} (${requests(deployment, 'count', uploads)}) / 1e9 > ${threshold}`;
        },
      },
    ],
  },
  ObjectCleanupStuck: {
    symptom: 'Deleted data stays in the object store and on the bill.',
    severity: 'warning',
    unit: 'count',
    of: 'objects that wait to be deleted, and did before, while none is',
    range: [0, 100_000_000],
    forMinutes: 60,
    forReason: 'It is money, not service.',
    runbook: 'Objects are not cleaned up',
    exporters: ['automq'],
    description: '{{ $value | humanize }} objects wait to be deleted, and none is.',
    cases: (deployment) => [
      {
        threshold: 10_000,
        reason: `The controllers delete some within ${deletionMinutes(deployment) / 60} h as long as there are any; when none goes and ten thousand have waited all the time, they can’t, as without the right to.`,
        expression: (threshold) => {
          const window = `${deletionMinutes(deployment)}m`;
          const marked = `kafka_stream_s3_object_count{${ours(deployment)},state="mark_destroyed"}`;
          const deletes = `increase(${latency}_count{${podsOf(deployment, 'controller')},operation_type="S3Request",operation_name="delete_objects",status="success"}[${window}])`;
          return `max by (namespace) (${marked}) > ${threshold} and max by (namespace) (${marked} offset ${window}) > ${threshold} unless sum by (namespace) (${deletes}) > 0`;
        },
      },
    ],
  },
  VolumeFilling: {
    symptom: 'A broker or controller will stop when its volume is full.',
    severity: 'critical',
    unit: 'share',
    of: 'a volume that is used',
    range: [0.1, 0.99],
    forMinutes: 15,
    forReason: 'Metadata snapshots and logs come and go.',
    runbook: 'Volumes fill up',
    exporters: ['kubelet'],
    description: '{{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full.',
    cases: (deployment) => {
      const sizes = [...deployment.controllers, ...deployment.brokers].map(({ volumeGib }) => volumeGib);
      const volumes = `${ours(deployment)},persistentvolumeclaim=~"(${dataVolume}|${walVolume})-.+"`;
      const by = 'max by (namespace, persistentvolumeclaim)';
      return [
        {
          threshold: 0.8,
          reason: `The smallest volume has ${Math.min(...sizes)} GiB and holds metadata, of which a tenth is the norm; what grows to four fifths goes on growing.`,
          expression: (threshold) =>
            `1 - ${by} (kubelet_volume_stats_available_bytes{${volumes}}) / ${by} (kubelet_volume_stats_capacity_bytes{${volumes}}) > ${threshold}`,
        },
      ];
    },
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
