import { certificateKeys } from '../model/security';
import type { ClientSettings } from './client-settings';

/** A file in the client's folder of credentials. */
export interface CredentialFile {
  readonly name: string;
  readonly what: string;
  /** Secret and entry that hold the same, in the deployment's namespace; undefined where you make it yourself. */
  readonly source?: {
    readonly secret: string;
    readonly key: string;
    /** Whether the file is the SHA-256 of the entry, 64 hexadecimal digits. */
    readonly isDigest?: boolean;
  };
}

/** Names of the files, which are those of the Secrets' entries. */
export const credentialFiles = {
  authority: certificateKeys.trustStore,
  certificate: certificateKeys.keyStore,
  password: 'password',
} as const;

/** The files that a client reads; empty without TLS. */
export function filesOf({ user, authority }: ClientSettings): readonly CredentialFile[] {
  if (!user || !authority) return [];
  const trusted = { name: credentialFiles.authority, what: 'certificate authority of the brokers', source: authority };
  const { name, credential, isIssued, isDerived } = user;
  if (credential.kind === 'password') {
    const { secret, key } = credential;
    const what = `password of ${name} and nothing else, not even a line break at its end; no quotes or backslashes`;
    return [trusted, { name: credentialFiles.password, what, source: { secret, key, isDigest: isDerived } }];
  }
  const certificate = { name: credentialFiles.certificate, what: `private key (PKCS#8) and certificate of ${name}` };
  return isIssued
    ? [trusted, { ...certificate, source: { secret: credential.secret, key: certificateKeys.keyStore } }]
    : [
        trusted,
        { ...certificate, what: `${certificate.what}, from your certificate authority; its common name is ${name}` },
      ];
}
