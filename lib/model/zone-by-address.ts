import type { Intent } from './access';
import type { Deployment } from './deployment';

/**
 * Whether brokers know the zone of a client by the address that its connection comes from. Pods of a cluster that the
 * kit did not make may run in subnets that it does not know.
 */
export function isZoneKnownByAddress(
  { platform, zoneCidrs }: Pick<Deployment, 'platform' | 'zoneCidrs'>,
  intent: Intent,
  zoneId: string,
): boolean {
  if (!zoneCidrs.some(({ zone }) => zone.id === zoneId)) return false;
  if (platform.kind === 'kubernetes') return intent === 'network';
  return intent !== 'cluster' || platform.cluster.kind === 'new';
}
