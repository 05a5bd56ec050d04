import type { TlsSecurity } from '../lib/model/security';
import { certificateKeys } from '../lib/model/security';
import type { Component } from '../lib/model/names';
import { certificatePaths } from './certificate-paths';
import { paths } from './container-paths';

/**
 * Part of the start script with TLS. A node whose certificate can't be read ends with a stack trace of Kafka's; the
 * person on call has to know which Secret it is and who fills it.
 */
export function certificateCheck(
  { certificates, issuer }: TlsSecurity,
  { namespace, component }: { readonly namespace: string; readonly component: Component },
): string {
  const { secret } = certificates[component];
  const advice =
    issuer === undefined
      ? `You make this Secret: ${certificateKeys.keyStore} is the key with its chain, ${certificateKeys.trustStore} whom to trust.`
      : `cert-manager writes them: kubectl -n ${namespace} describe certificate ${secret} says what is in its way.`;
  return `# The certificate of this node, from Secret ${secret}.
for entry in ${Object.values(certificateKeys).join(' ')}; do
  if [[ ! -r "${paths.certificate}/$entry" ]]; then
    stop "Secret ${secret} has no entry $entry that this pod can read." '${advice}'
  fi
done
for part in 'PRIVATE KEY' CERTIFICATE; do
  if ! grep -q -e "-----BEGIN $part-----" ${certificatePaths.keyStore}; then
    stop "Entry ${certificateKeys.keyStore} of Secret ${secret} holds no \\"BEGIN $part\\"." \\
      'It is an unencrypted PKCS#8 key (openssl pkcs8 -topk8 -nocrypt makes one), then the certificate and its chain.'
  fi
done
`;
}
