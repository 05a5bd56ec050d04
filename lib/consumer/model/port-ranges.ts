import { byNumber } from '../../model/zone';
import type { ConsumerConfig } from '../config/schema';

/** Ports that follow one another. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
  readonly what: string;
}

/**
 * Every port that clients connect to, and no other. Each is open on each endpoint, since in an outage the endpoint of
 * one zone carries the clients of another.
 */
export function portRanges({ bootstrapPorts, zones }: ConsumerConfig['provider']): readonly PortRange[] {
  const { zonal, regional } = bootstrapPorts;
  const [first, last] = [Math.min(zonal, regional), Math.max(zonal, regional)];
  const bootstrap =
    last - first <= 1
      ? [{ first, last, what: 'bootstrap' }]
      : [zonal, regional].map((port) => ({ first: port, last: port, what: 'bootstrap' }));
  return [
    ...bootstrap,
    ...byNumber(zones).map(({ id, firstPort, slots }) => ({
      first: firstPort,
      last: firstPort + slots - 1,
      what: `brokers of ${id}`,
    })),
  ];
}
