import type { Deployment } from './deployment';
import type { Workload } from './names';

/** What runs in pods of a deployment. Without TLS nobody has an identity, so there are no users to keep. */
export const workloads = ({ security }: Pick<Deployment, 'security'>): readonly Workload[] =>
  security.kind === 'tls' ? ['controller', 'broker', 'users'] : ['controller', 'broker'];
