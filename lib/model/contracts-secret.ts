import { clientListeners, intentListener } from './broker-listeners';
import type { Deployment } from './deployment';
import type { OwnSecret } from './own-secret';
import { ownSecret } from './own-secret';

type OfDeployment = Pick<Deployment, 'access' | 'security'>;

/** What the user that applies event contracts proves itself with, over whichever way in; undefined where it needs nothing. */
export const contractsSecret = ({ access, security }: OfDeployment): OwnSecret | undefined =>
  security.kind === 'tls' ? ownSecret(security.contracts, clientListeners(access)) : undefined;

/** The same for the job in the cluster, which comes by the cluster’s own way in. */
export const contractsJobSecret = ({ access, security }: OfDeployment): OwnSecret | undefined => {
  const listener = intentListener(access, 'cluster');
  return security.kind === 'tls' && listener ? ownSecret(security.contracts, [listener]) : undefined;
};
