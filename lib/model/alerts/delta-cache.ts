import type { Deployment } from '../deployment';
import { cachesOf } from '../memory';
import type { Pool } from '../pools';

/**
 * Bytes in which a broker keeps what it has acknowledged and not yet uploaded. With the zone router a third of the WAL
 * cache, since the rest serves reads for other zones (S3Storage, AutoMQ 1.7.3).
 */
export function deltaCacheBytes({ kafka }: Pick<Deployment, 'kafka'>, { size }: Pick<Pool, 'size'>): number {
  const { walBytes } = cachesOf(size.directMib);
  return kafka.zoneRouter ? Math.floor(walBytes / 3) : walBytes;
}
