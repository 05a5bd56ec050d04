import type { Deployment } from '../../model/deployment';
import { isAutoscaled } from '../../model/needed-components';
import { listed } from '../../model/wording';
import type { DescribedFailure } from './described-failure';
import { timingText } from './timing-text';

/** The Kubernetes API: what starts pods, not what serves records. */
export const controlPlaneFailure = (deployment: Deployment): DescribedFailure => ({
  id: 'controlPlane',
  name: deployment.platform.kind === 'aws' ? 'EKS control plane' : 'Kubernetes control plane',
  effect: `Clients notice nothing: brokers and controllers go on, and a container that ends is started again on its node. Meanwhile ${listed(waiting(deployment))}. A broker whose node fails at the same time stays away until the API is back, and others serve its partitions.`,
  duration: `As long as the API is away. What was waiting goes on by itself${deployment.security.kind === 'tls' ? `, users within ${timingText('usersJob')}` : ''}.`,
  dataLoss: 'None.',
  owner: deployment.ownership.onCall,
  runbook: 'The Kubernetes API is away',
  onBrokerLocalKafka:
    'The same on Kubernetes; on machines of its own there is no such plane, and nobody replaces a broker either.',
});

const waiting = (deployment: Deployment): readonly string[] => [
  'no pod moves to another node',
  ...(isAutoscaled(deployment) ? ['the autoscaler adds no broker'] : []),
  ...(deployment.security.kind === 'tls' ? ['changes of users and renewed certificates wait'] : []),
  'nothing can be deployed',
];
