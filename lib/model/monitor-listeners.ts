import type { Listener } from './broker-listeners';
import { intentListener } from './broker-listeners';
import type { Deployment } from './deployment';
import type { MonitorUser } from './monitor-user';
import { certificateKeys } from './security';

type OfDeployment = Pick<Deployment, 'access' | 'canary' | 'security'>;

/** Listeners that canaries and the exporter of consumer groups' lag come to. */
export const monitorListeners = ({ access, canary }: OfDeployment): readonly Listener[] =>
  (['cluster', ...(canary ? canary.tried.map(({ intent }) => intent) : [])] as const)
    .map((intent) => intentListener(access, intent))
    .filter((each) => each !== undefined);

/** The Secret that holds what they prove themselves with; undefined where they need none. */
export interface MonitorSecret {
  readonly name: string;
  /** Entry from which the password is derived; undefined where no listener asks for one. */
  readonly passwordKey: string | undefined;
  /** Entries with certificates. */
  readonly certificates: readonly string[];
}

export function monitorSecret(deployment: OfDeployment): MonitorSecret | undefined {
  const credentials = credentialsOf(deployment);
  if (!credentials) return undefined;
  const asks = (wanted: Listener['authentication']) =>
    monitorListeners(deployment).some(({ authentication }) => authentication === wanted);
  return {
    name: credentials.secret,
    passwordKey: asks('scram') ? credentials.key : undefined,
    certificates: [certificateKeys.trustStore, ...(asks('mtls') ? [certificateKeys.keyStore] : [])],
  };
}

const credentialsOf = ({ security }: OfDeployment): MonitorUser['credentials'] =>
  security.kind === 'tls' && security.monitor.state === 'active' ? security.monitor.credentials : undefined;
