import type { Deployment } from './deployment';
import { monitorSecret } from './monitor-listeners';
import type { TlsSecurity } from './security';
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
export function externalObjects(deployment: Deployment): readonly ExternalObject[] {
  const { namespace, objectStore, kafka, security } = deployment;
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
  if (security.kind === 'plaintext') return objects;
  if (security.issuer === undefined) for (const given of givenIdentities(deployment, security)) secret(...given);
  for (const { name, credential, state } of security.users)
    if (credential.kind === 'password' && state === 'active')
      secret(credential.secret, [credential.key], `Password of user ${name}.`);
  return objects;
}

/** What the customer makes where nobody issues certificates: for each Secret its name, its keys and what it is for. */
function givenIdentities(
  deployment: Deployment,
  { certificates, balancerSecret }: TlsSecurity,
): readonly (readonly [string, readonly string[], string])[] {
  const monitor = monitorSecret(deployment);
  return [
    ...Object.values(certificates).map(
      ({ identity, secret }) =>
        [
          secret,
          Object.values(certificateKeys),
          `Certificate of the ${identity === 'users' ? 'users job' : `${identity}s`}.`,
        ] as const,
    ),
    [balancerSecret.secret, [balancerSecret.key], 'Password of the balancer’s client.'],
    ...(monitor
      ? [
          [
            monitor.name,
            [...(monitor.passwordKey === undefined ? [] : [monitor.passwordKey]), ...monitor.certificates],
            'What canaries and the exporter of consumer groups’ lag prove themselves with.',
          ] as const,
        ]
      : []),
  ];
}
