import type { Deployment } from '../lib/model/deployment';
import { paths } from './container-paths';
import type { TrustedAuthority } from './trusted-authorities';

/** Guards nothing, since certificates are public; keytool makes no PKCS 12 store without one, and it is the JDK's. */
export const trustStorePassword = 'changeit';

/**
 * Part of the start script where the JVM has to trust authorities that the JDK doesn't know. It reads no PEM file as its
 * trust store, so each certificate goes into a PKCS 12 store, which takes the place of the JDK's. The public authorities
 * of that one are kept only where the object store has none of its own and may need them.
 */
export function trustStoreImport(authorities: readonly TrustedAuthority[], { objectStore }: Deployment): string {
  const imports = authorities.map(
    ({ alias, file, secret, of }) => `trust ${alias} ${file} 'Secret ${secret}, the certificate authority of ${of},'\n`,
  );
  return [
    `# The JVM reads authorities from a PKCS 12 store.\nrm -f ${paths.trustStore}\n`,
    objectStore.certificateAuthority ? '' : publicAuthorities,
    trustFunction,
    ...imports,
  ].join('');
}

const publicAuthorities = `keytool=$(readlink -f "$(command -v keytool)")
said=$(keytool -importkeystore -noprompt -srckeystore "\${keytool%/bin/keytool}/lib/security/cacerts" \\
  -srcstorepass ${trustStorePassword} -destkeystore ${paths.trustStore} -deststoretype PKCS12 \\
  -deststorepass ${trustStorePassword} 2>&1) || stop 'The authorities that the JDK trusts could not be read:' "$said"
`;

const trustFunction = `trust() {
  local certificates=0 certificate='' line
  while IFS= read -r line || [[ -n "$line" ]]; do
    [[ "$line" != *'BEGIN CERTIFICATE'* ]] || certificate=''
    certificate+="$line"$'\\n'
    if [[ "$line" == *'END CERTIFICATE'* ]]; then
      certificates=$((certificates + 1))
      keytool -importcert -noprompt -alias "$1-$certificates" -storetype PKCS12 \\
        -keystore ${paths.trustStore} -storepass ${trustStorePassword} <<<"$certificate"
    fi
  done <"$2"
  ((certificates > 0)) || stop "$3 holds no PEM certificate."
}
`;
