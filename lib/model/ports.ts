/** Ports of a broker or controller process, one home for all of them. */
export const ports = {
  /** Clients inside the cluster. */
  client: 9092,
  /** Metadata quorum; the listener must be named `CONTROLLER`. */
  controller: 9093,
  /** Between brokers, and from the balancer in the controllers. */
  internal: 9094,
  /** Prometheus exposition of AutoMQ's own exporter. */
  metrics: 9090,
} as const;

/** Kafka listener names; the balancer skips a listener only when it is called exactly `CONTROLLER`. */
export const listeners = { client: 'CLIENT', controller: 'CONTROLLER', internal: 'INTERNAL' } as const;
