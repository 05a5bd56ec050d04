/** How long something takes when something fails, and who says so. */
export interface FailureTiming {
  readonly value: number;
  readonly unit: 'seconds' | 'minutes' | 'at a time';
  readonly meaning: string;
  readonly source: string;
}

const automq = (path: string) => `AutoMQ 1.7.3, ${path}`;

/** Timings that the failure table is made of; docs/plan.md is generated from this table. */
export const failureTimings = {
  session: {
    value: 9,
    unit: 'seconds',
    meaning:
      'A broker that sends no heartbeat for so long is fenced, and its partitions go to others; `broker.session.timeout.ms`.',
    source: automq('metadata ClusterControlManager, default of broker.session.timeout.ms'),
  },
  failovers: {
    value: 1,
    unit: 'at a time',
    meaning: 'Lost brokers whose log another one recovers, in the whole cluster.',
    source: automq('kafka.automq.failover.FailoverControlManager'),
  },
  controlledShutdown: {
    value: 60,
    unit: 'seconds',
    meaning: 'A broker that stops in order counts as alive for so long before its log is recovered by others.',
    source: automq('controller.stream.DefaultNodeRuntimeInfoManager'),
  },
  youngBroker: {
    value: 60,
    unit: 'seconds',
    meaning: 'The log of a broker that started less than this ago is not recovered by others yet.',
    source: automq('kafka.automq.failover.FailoverControlManager'),
  },
  shutdown: {
    value: 300,
    unit: 'seconds',
    meaning: 'Longest time that a broker waits, when it stops in order, until its partitions are with others.',
    source: automq('kafka.server.BrokerServer and KafkaBroker'),
  },
  partitionClose: {
    value: 30,
    unit: 'seconds',
    meaning: 'Then it closes its partitions, and gives up after so long in which none of them closed.',
    source: automq('kafka.server.streamaspect.ElasticReplicaManager'),
  },
  s3Attempt: {
    value: 10,
    unit: 'seconds',
    meaning: 'One attempt of a call to the object store; then it is tried again. An answer of 403 is retried for ever.',
    source: automq('s3stream s3/operator/AwsObjectStorage and BucketURI'),
  },
  delivery: {
    value: 120,
    unit: 'seconds',
    meaning: 'How long a producer goes on trying, unless `delivery.timeout.ms` says otherwise.',
    source: 'Apache Kafka 3.9.1, ProducerConfig',
  },
  newTarget: {
    value: 3,
    unit: 'minutes',
    meaning: 'Longest time until a Network Load Balancer sends to a new target.',
    source: 'AWS, Network Load Balancer guide, target health and registration',
  },
  usersJob: {
    value: 10,
    unit: 'minutes',
    meaning: 'Time between two runs of the job that keeps users, rights and renewed certificates.',
    source: 'the CronJob `users` of the manifests',
  },
  podWait: {
    value: 14,
    unit: 'minutes',
    meaning: 'Longest wait for one pod of a rollout by CloudFormation before it goes back.',
    source: 'the workload stack; docs/runbook.md, "Workload stack times out"',
  },
  connectRebalance: {
    value: 5,
    unit: 'minutes',
    meaning: 'How long the tasks of a lost Connect worker wait for its return; `scheduled.rebalance.max.delay.ms`.',
    source: 'Apache Kafka 3.9, Kafka Connect administration',
  },
} as const satisfies Readonly<Record<string, FailureTiming>>;

export type FailureTimingName = keyof typeof failureTimings;
