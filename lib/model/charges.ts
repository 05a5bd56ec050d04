/** Something that a bill may name on the way of a byte. What it costs is not said here. */
export interface Charge {
  readonly item: string;
  /** Whose bill it is on: that of the deployment's account, or of the account that the client is in. */
  readonly payer: 'deployment' | 'client';
}

/** Sources: the pricing pages of AWS PrivateLink, Elastic Load Balancing, Amazon EC2, Amazon S3 and AWS KMS. */
export const charges = {
  interfaceEndpoint: { item: 'Interface endpoint: hours in each zone, and gigabytes', payer: 'client' },
  loadBalancer: { item: 'Network Load Balancer: hours, and capacity units (LCU)', payer: 'deployment' },
  zoneTransfer: { item: 'Transfer between zones: gigabytes, going out and coming in', payer: 'deployment' },
  objectRequests: { item: 'S3 requests: PUT to write, GET to read', payer: 'deployment' },
  objectStorage: { item: 'S3 storage: gigabytes a month', payer: 'deployment' },
  keyRequests: { item: 'KMS requests: few where the bucket uses S3 Bucket Keys', payer: 'deployment' },
} as const satisfies Readonly<Record<string, Charge>>;

export type ChargeId = keyof typeof charges;
