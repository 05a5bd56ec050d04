import type { Deployment } from '../../model/deployment';
import type { ObjectStoreUse } from './object-store-lines';

/** Keys of KMS: that of the data where the deployment makes it, and further ones. */
export function keysOf({ platform }: Deployment, further: number): ObjectStoreUse['keys'] {
  if (platform.kind !== 'aws') return { made: 0, encrypts: false };
  const { key } = platform.storage;
  return { made: (key.kind === 'made' ? 1 : 0) + further, encrypts: key.kind !== 'awsManaged' };
}

/**
 * One for the secrets of a Kubernetes cluster that is made, one for what is told of PrivateLink connections, and one for
 * the topic of alarms.
 */
export function keysBesideData({ platform, access }: Deployment): number {
  const isNewCluster = platform.kind === 'aws' && platform.cluster.kind === 'new';
  const hasTopic = platform.kind === 'aws' && platform.alarms?.topic !== undefined;
  return (isNewCluster ? 1 : 0) + (access.privateLink ? 1 : 0) + (hasTopic ? 1 : 0);
}
