import type { Deployment } from './deployment';
import { certificateKeys } from './security';

/** A Secret that the customer makes in the deployment's namespace before the brokers start. */
export interface ExternalObject {
  readonly kind: 'Secret';
  readonly namespace: string;
  readonly name: string;
  /** Keys that it must hold. */
  readonly keys: readonly string[];
  readonly why: string;
}

/** Every Secret that the manifests refer to and the kit never writes. */
export function externalObjects({ namespace, objectStore, kafka, security }: Deployment): readonly ExternalObject[] {
  const objects: ExternalObject[] = [];
  const secret = (name: string, keys: readonly string[], why: string) =>
    objects.push({ kind: 'Secret', namespace, name, keys, why });
  const { credentials, certificateAuthority } = objectStore;
  if (credentials) {
    secret(
      credentials.secret,
      [credentials.accessKeyIdKey, credentials.secretAccessKeyKey],
      'Credentials of the object store.',
    );
  }
  if (certificateAuthority) {
    secret(certificateAuthority.secret, [certificateAuthority.key], 'Certificate authority of the object store.');
  }
  if (kafka.pullSecret !== undefined)
    secret(kafka.pullSecret, ['.dockerconfigjson'], 'Credentials of the image registry.');
  if (security.kind === 'tls') {
    if (security.issuer === undefined) {
      for (const { identity, secret: name } of Object.values(security.certificates))
        secret(
          name,
          Object.values(certificateKeys),
          `Certificate of the ${identity === 'users' ? 'users job' : `${identity}s`}.`,
        );
      secret(security.balancerSecret.secret, [security.balancerSecret.key], 'Password of the balancer’s client.');
    }
    for (const { name, credential, state } of security.users)
      if (credential.kind === 'password' && state === 'active')
        secret(credential.secret, [credential.key], `Password of user ${name}.`);
  }
  return objects;
}
