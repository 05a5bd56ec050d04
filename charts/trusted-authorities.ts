import type { Deployment } from '../lib/model/deployment';
import type { Component } from '../lib/model/names';
import { certificatePaths } from './certificate-paths';
import { paths } from './container-paths';

/** A certificate authority of its own that the JVM as a whole has to trust. */
export interface TrustedAuthority {
  /** Beginning of the names of its certificates in the trust store. */
  readonly alias: string;
  /** PEM file. */
  readonly file: string;
  /** Secret that the file comes from. */
  readonly secret: string;
  readonly of: string;
}

/**
 * Authorities that go into the JVM's trust store: that of the object store, which AutoMQ's S3 client asks, and that of
 * the brokers, since the balancer's client takes no trust store of its own.
 */
export function trustedAuthorities(
  { objectStore: { certificateAuthority }, security }: Pick<Deployment, 'objectStore' | 'security'>,
  component: Component,
): readonly TrustedAuthority[] {
  const authorities: TrustedAuthority[] = [];
  if (certificateAuthority) {
    const file = `${paths.certificateAuthority}/ca.crt`;
    authorities.push({ alias: 'object-store', file, secret: certificateAuthority.secret, of: 'the object store' });
  }
  if (security.kind === 'tls') {
    const { secret } = security.certificates[component];
    authorities.push({ alias: 'brokers', file: certificatePaths.trustStore, secret, of: 'the brokers' });
  }
  return authorities;
}
