/** How long something takes when the number of brokers changes, and who says so. */
export interface ScalingTiming {
  readonly value: number;
  readonly unit: 'seconds' | 'partitions';
  readonly meaning: string;
  /** `published`: its maker says so; `measured`: seen on this software; `assumed`: neither, so measure it. */
  readonly basis: 'published' | 'measured' | 'assumed';
  readonly source: string;
}

const balancer = (what: string) => `AutoMQ 1.7.3, kafka.autobalancer.config.AutoBalancerControllerConfig, ${what}`;
const runs = 'five runs of AutoMQ 1.7.3 on one machine, 600 records/s';

/** Timings that the simulator is made of; docs/simulate.md is generated from this table. */
export const scalingTimings = {
  podMetrics: {
    value: 30,
    unit: 'seconds',
    meaning: 'CPU that a HorizontalPodAutoscaler sees is the average over so long.',
    basis: 'published',
    source: 'metrics-server, two samples with --metric-resolution of 15 s between them',
  },
  stateMetrics: {
    value: 30,
    unit: 'seconds',
    meaning: 'How old the numbers of brokers are that Prometheus has, of a StatefulSet and of those that are ready.',
    basis: 'published',
    source: 'the Prometheus operator scrapes every 30 s, and kube-prometheus-stack leaves it so for kube-state-metrics',
  },
  nodeStart: {
    value: 150,
    unit: 'seconds',
    meaning: 'Until a new node takes pods.',
    basis: 'assumed',
    source: 'an EC2 instance boots in about a minute and joins EKS in another; nobody publishes a figure',
  },
  brokerStart: {
    value: 60,
    unit: 'seconds',
    meaning: 'Until a pod on a node that is there serves: its image, its volume, the JVM, registration.',
    basis: 'assumed',
    source: 'the JVM and registration take 10 to 20 s; a node that has not the image yet pulls it first',
  },
  brokerStop: {
    value: 26,
    unit: 'seconds',
    meaning: 'Until a pod that stops in order is gone. Its partitions are handed over in the first of them.',
    basis: 'measured',
    source: `${runs}: 17 to 26 s`,
  },
  failover: {
    value: 2,
    unit: 'seconds',
    meaning: 'Until another broker has recovered the log of a lost one and serves its partitions; one after another.',
    basis: 'measured',
    source: `${runs}: 10.9 s, of which 9 s are the session`,
  },
  balancerSample: {
    value: 10,
    unit: 'seconds',
    meaning: 'Between two samples of a broker’s load; without one the balancer leaves it out.',
    basis: 'published',
    source: 'AutoMQ 1.7.3, kafka.autobalancer.metricsreporter',
  },
  balancerInterval: {
    value: 60,
    unit: 'seconds',
    meaning: 'Between two looks of the balancer. Until then a new broker leads nothing.',
    basis: 'published',
    source: balancer('anomaly.detect.interval.ms'),
  },
  balancerBatch: {
    value: 50,
    unit: 'partitions',
    meaning: 'Partitions that the balancer moves at once.',
    basis: 'published',
    source: balancer('execution.concurrency'),
  },
  balancerPause: {
    value: 5,
    unit: 'seconds',
    meaning: 'Between two batches of moves.',
    basis: 'published',
    source: balancer('execution.interval.ms'),
  },
} as const satisfies Readonly<Record<string, ScalingTiming>>;
