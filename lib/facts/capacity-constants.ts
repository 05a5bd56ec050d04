/** A figure of the capacity model that no one can derive: what it is, in which unit, and who says so. */
export interface CapacityConstant {
  readonly value: number;
  readonly unit: string;
  readonly meaning: string;
  /** `published`: somebody measured it for this software; `assumed`: nobody did, so measure it first. */
  readonly basis: 'published' | 'assumed';
  readonly source: string;
}

const kpc = 'AutoMQ/kafka-provider-comparison, cost-explanation/automq.md and kafka.md, infracost usage files';
const alerts = 'AutoMQ 1.7.3, docker/telemetry/prometheus/rules/alert_rules_template.yml';

/**
 * Constants of the capacity model by name. A deployment file replaces any of them with a measurement
 * (`plan.measured`); docs/plan.md is generated from this table.
 */
export const capacityConstants = {
  walUploads: {
    value: 1,
    unit: 'uploads of each byte',
    meaning: 'How often a written byte goes to the object store for the S3 WAL.',
    basis: 'published',
    source: 'AutoMQ 1.7.3, s3stream wal/impl/object: each batch is one object',
  },
  dataUploads: {
    value: 1,
    unit: 'uploads of each byte',
    meaning: 'How often a written byte goes to the object store as data, after the WAL.',
    basis: 'published',
    source: 'AutoMQ 1.7.3, s3stream S3Storage: upload of the delta WAL cache',
  },
  compactionRewrite: {
    value: 0.5,
    unit: 'bytes read and written for each byte',
    meaning: 'What compaction of objects reads and writes again.',
    basis: 'published',
    source: kpc,
  },
  putPerMegabyte: {
    value: 0.295,
    unit: 'PUT for each MB written',
    meaning: 'Data and compaction writes to the object store together with those of a WAL at high rates.',
    basis: 'published',
    source: `${kpc}: 147.3 PUT/s at 500 MB/s`,
  },
  getPerMegabyte: {
    value: 0.127,
    unit: 'GET for each MB written',
    meaning: 'Reads of the object store by compaction and look-ups.',
    basis: 'published',
    source: `${kpc}: 63.6 GET/s at 500 MB/s`,
  },
  readMibPerGet: {
    value: 4,
    unit: 'MiB for each GET',
    meaning: 'What one GET brings when history is read.',
    basis: 'assumed',
    source: 'between s3.object.block.size (0.5 MiB) and s3.object.part.size (16 MiB) of AutoMQ 1.7.3',
  },
  clientMibPerSecondPerVcpu: {
    value: 53,
    unit: 'MiB/s for each vCPU',
    meaning: 'Client bytes, written and read together, that a vCPU carries without TLS.',
    basis: 'assumed',
    source: `${kpc}: declared as 500 MB/s in and out on nine r6i.large; the run behind it was smaller`,
  },
  tlsCpuFactor: {
    value: 1.4,
    unit: 'times the CPU',
    meaning: 'What TLS on every listener makes of the CPU that client bytes take.',
    basis: 'assumed',
    source: 'no figure is published for AutoMQ; Kafka can’t use zero copy with TLS, and AutoMQ never does',
  },
  requestsPerSecondPerVcpu: {
    value: 1500,
    unit: 'requests/s for each vCPU',
    meaning: 'Produce and fetch requests that a vCPU carries.',
    basis: 'assumed',
    source: `${alerts} warns at 1000 Produce or Fetch requests/s of a small broker`,
  },
  partitionsPerBroker: {
    value: 5000,
    unit: 'partitions',
    meaning: 'Partitions that one broker carries well.',
    basis: 'published',
    source: `${alerts} warns above it`,
  },
  connectionsPerBroker: {
    value: 1000,
    unit: 'connections',
    meaning: 'Connections that one broker carries well.',
    basis: 'published',
    source: `${alerts} warns above it`,
  },
  heapKibPerPartition: {
    value: 150,
    unit: 'KiB of heap',
    meaning: 'Heap that a partition takes: its streams, indexes and caches.',
    basis: 'assumed',
    source: 'each partition holds several streams; no figure is published',
  },
  heapKibPerConnection: {
    value: 200,
    unit: 'KiB of heap',
    meaning: 'Heap that a connection takes at the peak: buffers and TLS state.',
    basis: 'assumed',
    source: 'two TLS records of 16 KiB each way and one request in flight',
  },
  cachedSeconds: {
    value: 10,
    unit: 'seconds',
    meaning: 'Seconds of writes that the WAL cache must hold, so that live readers never wait for the object store.',
    basis: 'assumed',
    source: 'the upload of 500 MiB at the share of bandwidth that uploads have; live readers are a second behind',
  },
  producerMibPerSecondPerPartition: {
    value: 10,
    unit: 'MiB/s',
    meaning: 'What producers get into one partition.',
    basis: 'assumed',
    source: 'a common starting point; measure it with your batches',
  },
  consumerMibPerSecondPerPartition: {
    value: 5,
    unit: 'MiB/s',
    meaning: 'What a consumer gets out of one partition and processes.',
    basis: 'assumed',
    source: 'depends on what the consumer does; measure it',
  },
} as const satisfies Readonly<Record<string, CapacityConstant>>;

export type CapacityConstantName = keyof typeof capacityConstants;

export const constantNames = Object.keys(capacityConstants) as [CapacityConstantName, ...CapacityConstantName[]];
