/** Ports of a broker or controller process, one home for all of them. */
export const ports = {
  /** Clients inside the cluster. */
  client: 9092,
  /** Metadata quorum; the listener must be named `CONTROLLER`. */
  controller: 9093,
  /** Between brokers, and from the job that keeps users. */
  internal: 9094,
  /** The balancer's clients in brokers and controllers. */
  balancer: 9095,
  /** Clients in the VPC or the private network. */
  network: 9096,
  /** Clients over PrivateLink. */
  privateLink: 9097,
  /** Prometheus exposition of AutoMQ's own exporter. */
  metrics: 9090,
} as const;

/** Kafka listener names; the balancer skips a listener only when it is called exactly `CONTROLLER`. */
export const listeners = {
  client: 'CLIENT',
  controller: 'CONTROLLER',
  internal: 'INTERNAL',
  balancer: 'BALANCER',
  network: 'NETWORK',
  privateLink: 'PRIVATELINK',
} as const;

export type ListenerId = keyof typeof listeners;
