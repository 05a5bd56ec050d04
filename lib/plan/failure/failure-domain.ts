/** One thing that can fail, and what that means. */
export interface FailureDomain {
  readonly id:
    | 'broker'
    | 'zone'
    | 'networkPath'
    | 'objectStore'
    | 'encryptionKey'
    | 'controlPlane'
    | 'connector'
    | 'badDeployment';
  readonly name: string;
  /** What happens, in this deployment. */
  readonly effect: string;
  /** For how long, with the timings that make it. */
  readonly duration: string;
  readonly dataLoss: string;
  /** Who owns it; undefined is a finding. */
  readonly owner?: string;
  readonly runbook?: string;
  /** What was verified and when, from evidence; `unknown` where nothing proves it. */
  readonly verified: { readonly status: 'proven' | 'unknown'; readonly by?: string; readonly on?: string };
  /** What it would be on broker-local Kafka. */
  readonly onBrokerLocalKafka: string;
}

/** Who owns one thing. */
export interface OwnershipCell {
  readonly id: string;
  readonly what: string;
  /** Undefined where nobody is named, which is a finding. */
  readonly owner?: string;
  /** What the deployment makes of it, by its real name. */
  readonly thing: string;
}
