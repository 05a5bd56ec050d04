import type { Listener } from './broker-listeners';
import type { OwnUser } from './own-user';
import { certificateKeys } from './security';

/** The Secret that holds what a user of the deployment’s own proves itself with. */
export interface OwnSecret {
  readonly name: string;
  /** Entry from which the password is derived; undefined where no listener asks for one. */
  readonly passwordKey: string | undefined;
  /** Entries with certificates. */
  readonly certificates: readonly string[];
}

/** What the listeners that it comes to ask for; undefined where it needs nothing. */
export function ownSecret({ state, credentials }: OwnUser, listeners: readonly Listener[]): OwnSecret | undefined {
  if (state === 'removed' || !credentials) return undefined;
  const asks = (wanted: Listener['authentication']) =>
    listeners.some(({ authentication }) => authentication === wanted);
  return {
    name: credentials.secret,
    passwordKey: asks('scram') ? credentials.key : undefined,
    certificates: [certificateKeys.trustStore, ...(asks('mtls') ? [certificateKeys.keyStore] : [])],
  };
}
