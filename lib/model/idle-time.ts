import type { Access } from './access';

/**
 * Milliseconds after which brokers close a silent connection: four fifths of the time after which the first load
 * balancer forgets it without a word to either end. Undefined where no load balancer of the account carries clients.
 */
export function brokerIdleMs({ network, privateLink }: Access): number | undefined {
  const seconds = [
    ...(network?.carrier.kind === 'awsLoadBalancer' ? [network.carrier.idleTimeoutSeconds] : []),
    ...(privateLink ? [privateLink.idleTimeoutSeconds] : []),
  ];
  return seconds.length === 0 ? undefined : Math.min(...seconds) * 800;
}
