import { hasContractsJob } from './contracts-job';
import type { Deployment } from './deployment';
import { hasCanary, hasGroupLag } from './monitors';
import type { Workload } from './names';
import { raisesLevels } from './raises-levels';

/** What runs in pods of a deployment. Without TLS nobody has an identity, so there are no users to keep. */
export const workloads = (
  deployment: Pick<Deployment, 'security' | 'monitoring' | 'components' | 'backup' | 'kafka' | 'contracts'>,
): readonly Workload[] => [
  'controller',
  'broker',
  ...(deployment.security.kind === 'tls' ? (['users'] as const) : []),
  'unregister',
  ...(raisesLevels(deployment) ? (['feature-levels'] as const) : []),
  ...(deployment.backup?.job ? (['backup'] as const) : []),
  ...(hasContractsJob(deployment) ? (['contracts'] as const) : []),
  ...(hasCanary(deployment) ? (['canary'] as const) : []),
  ...(hasGroupLag(deployment) ? (['group-lag'] as const) : []),
];
