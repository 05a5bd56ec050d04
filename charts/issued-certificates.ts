import type { k8s } from 'cdk8s-plus-28';
import type { Component } from '../lib/model/names';
import type { TlsSecurity } from '../lib/model/security';
import { issuedCertificateKey } from '../lib/model/security';
import { paths } from './container-paths';

const fileOf = (component: Component) => `${component}.crt`;

/**
 * File with the certificate that nodes should show by now, without its key. Undefined where the customer fills the
 * Secrets, which need no entry that holds it alone.
 */
export const issuedCertificate = ({ issuer }: TlsSecurity, component: Component): string | undefined =>
  issuer === undefined ? undefined : `${paths.issued}/${fileOf(component)}`;

/** Brings those files into the job that keeps users; undefined where there are none. */
export function issuedCertificates({ issuer, certificates }: TlsSecurity): k8s.Volume | undefined {
  if (issuer === undefined) return undefined;
  const sources = (['broker', 'controller'] as const).map((component) => ({
    secret: {
      name: certificates[component].secret,
      // Users get their rights also while one is missing.
      optional: true,
      items: [{ key: issuedCertificateKey, path: fileOf(component) }],
    },
  }));
  return { name: 'issued', projected: { sources, defaultMode: 0o440 } };
}
