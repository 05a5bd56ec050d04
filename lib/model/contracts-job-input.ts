import type { Allowance } from './contracts-allowance';
import type { Listener } from './broker-listeners';

/** What the job that applies event contracts works from, as JSON beside its program. It names files and holds no secret. */
export interface ContractsJobInput {
  readonly bootstrapServers: string;
  readonly protocol: Listener['protocol'];
  /** Left out where nobody has an identity. */
  readonly user?: string;
  /** File from which the user’s password is derived; left out where no password is asked for. */
  readonly passwordSource?: string;
  /** File with the certificate authorities of the brokers; left out without TLS. */
  readonly authority?: string;
  /** File with the user’s key and certificate; left out where none is asked for. */
  readonly certificate?: string;
  /** What it may do though records may be lost or somebody’s change is undone. */
  readonly allow: readonly Allowance[];
  /** Files with the state that is wanted: JSON, or parts of its gzip in this order. */
  readonly desiredState: readonly string[];
}
