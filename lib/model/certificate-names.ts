import type { Access, OutsideAccess } from './access';
import { outsideAccesses, regionalBootstrap, zoneDomain } from './access';
import type { Component } from './names';
import { bootstrapHostname, headlessServiceOf } from './names';
import type { Zone } from './zone';

export interface NamedByCertificates {
  readonly namespace: string;
  readonly zones: readonly Pick<Zone, 'id'>[];
  readonly access: Access;
}

/**
 * DNS names that the certificate of the controllers or the brokers holds. A wildcard stands for the pods, and outside
 * the cluster for the brokers of a zone and where to begin in it. The balancer's reporter in a broker connects to
 * `localhost` first.
 */
export function certificateNames(
  component: Component,
  { namespace, zones, access }: NamedByCertificates,
): readonly string[] {
  const pods = `*.${headlessServiceOf(component)}.${namespace}.svc`;
  if (component === 'controller') return [pods];
  return [
    pods,
    bootstrapHostname(namespace),
    'localhost',
    ...outsideAccesses(access).flatMap((outside) => outsideNames(outside, zones)),
  ];
}

const outsideNames = (access: OutsideAccess, zones: readonly Pick<Zone, 'id'>[]): readonly string[] => [
  regionalBootstrap(access).host,
  ...zones.map((zone) => `*.${zoneDomain(access, zone)}`),
];

/** Whether one of a certificate's names stands for a host (RFC 6125: a wildcard stands for one label). */
export const coversHost = (names: readonly string[], host: string): boolean =>
  names.some((name) => name === host || (name.startsWith('*.') && name.slice(2) === host.slice(host.indexOf('.') + 1)));
