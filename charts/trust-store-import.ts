import type { Deployment } from '../lib/model/deployment';
import { paths } from './container-paths';

type CertificateAuthority = NonNullable<Deployment['objectStore']['certificateAuthority']>;

/** Guards nothing, since certificates are public; keytool makes no PKCS 12 store without one. */
export const trustStorePassword = 'changeit';

/**
 * Part of the start script where the object store has a certificate authority of its own. The JDK reads no PEM file as
 * its trust store, so each certificate of the bundle goes into a PKCS 12 store. That store takes the place of the JDK's
 * list of public authorities: the object store is all that these processes call over TLS.
 */
export const trustStoreImport = ({
  secret,
}: CertificateAuthority) => `# The JVM reads the authority of the object store from a PKCS 12 store.
rm -f ${paths.trustStore}
certificates=0
certificate=''
while IFS= read -r line || [[ -n "$line" ]]; do
  [[ "$line" != *'BEGIN CERTIFICATE'* ]] || certificate=''
  certificate+="$line"$'\\n'
  if [[ "$line" == *'END CERTIFICATE'* ]]; then
    certificates=$((certificates + 1))
    keytool -importcert -noprompt -alias "object-store-$certificates" -storetype PKCS12 \\
      -keystore ${paths.trustStore} -storepass ${trustStorePassword} <<<"$certificate"
  fi
done <${paths.certificateAuthority}/ca.crt
((certificates > 0)) || stop 'Secret ${secret}, the certificate authority of the object store, holds no PEM certificate.'
`;
