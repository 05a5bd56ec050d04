import type { Access } from './access';
import { brokerIdleMs } from './idle-time';

/**
 * Milliseconds after which clients from outside close a silent connection: before brokers do, so that none is closed
 * under a request that is on its way.
 */
export function clientIdleMillis(access: Access): number | undefined {
  const brokers = brokerIdleMs(access);
  return brokers === undefined ? undefined : brokers * 0.75;
}
