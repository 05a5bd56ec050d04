import type { Listener } from './broker-listeners';
import { intentListener } from './broker-listeners';
import type { Deployment } from './deployment';
import type { OwnSecret } from './own-secret';
import { ownSecret } from './own-secret';

type OfDeployment = Pick<Deployment, 'access' | 'canary' | 'security'>;

/** Listeners that canaries and the exporter of consumer groups' lag come to. */
export const monitorListeners = ({ access, canary }: OfDeployment): readonly Listener[] =>
  (['cluster', ...(canary ? canary.tried.map(({ intent }) => intent) : [])] as const)
    .map((intent) => intentListener(access, intent))
    .filter((each) => each !== undefined);

/** The Secret that holds what they prove themselves with; undefined where they need none. */
export const monitorSecret = (deployment: OfDeployment): OwnSecret | undefined =>
  deployment.security.kind === 'tls' ? ownSecret(deployment.security.monitor, monitorListeners(deployment)) : undefined;
