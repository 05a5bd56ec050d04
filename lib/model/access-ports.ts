import { maxZoneNumber } from '../config/zones';

/**
 * Ports outside the cluster, the same on every load balancer. They derive from the zone's number, so no zone's ports
 * move when another comes or goes; consumers have them in their firewalls.
 */
export const accessPorts = {
  /** Brokers of the zone by which a client comes in. */
  zonalBootstrap: 9092,
  /** Brokers of every zone. */
  regionalBootstrap: 9093,
  firstSlot: 9100,
} as const;

/** Ports that each zone number has, whatever `slotsPerZone` says. */
const slotStride = 16;

/** Most listeners of one Network Load Balancer (Elastic Load Balancing quotas, "Listeners per Network Load Balancer"). */
export const maxListeners = 50;

/** Node ports of a private cluster: the one to begin with, then the brokers’. */
export const nodePorts = (firstPort: number) => ({ bootstrap: firstPort, firstSlot: firstPort + 1 });

/** Port of a broker: `firstSlot + zone number × 16 + ordinal`. */
export const slotPort = (zoneNumber: number, ordinal: number, firstSlot: number = accessPorts.firstSlot) =>
  firstSlot + zoneNumber * slotStride + ordinal;

/**
 * From the first to the last port that any zone may ever have. A rule for all of it never changes with the zones; where
 * no listener is, nobody answers.
 */
export const portBlock = { first: accessPorts.zonalBootstrap, last: slotPort(maxZoneNumber, slotStride - 1) } as const;
